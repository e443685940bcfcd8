/// The questions to the server's catalog. Each answers names and descriptions.
enum CatalogQueries {
    static let all = [relations, columns, constraints, indexes, triggers, sleepingReferences, functions]

    private static let relations = """
        SELECT CASE c.relkind WHEN 'r' THEN 'table ' ELSE 'relation ' END || c.relname,
          c.relkind::text || ' ' || c.relpersistence::text || ' ' || coalesce(m.amname, '')
          || CASE WHEN c.relrowsecurity THEN ' row security' ELSE '' END
          || CASE WHEN c.relhasrules THEN ' rules' ELSE '' END
          || CASE WHEN EXISTS (SELECT FROM pg_inherits i WHERE c.oid IN (i.inhrelid, i.inhparent))
            THEN ' inheritance' ELSE '' END
        FROM pg_class c LEFT JOIN pg_am m ON m.oid = c.relam
        WHERE c.relnamespace = 'maitri'::regnamespace AND c.relkind NOT IN ('i', 'I', 't')
        """

    private static let columns = """
        SELECT 'column ' || c.relname || '.' || a.attname,
          format_type(a.atttypid, a.atttypmod) || ' ' || coalesce(k.collname, '')
          || CASE WHEN a.attnotnull THEN ' required' ELSE '' END
          || CASE WHEN a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> '' THEN ' default' ELSE '' END
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        LEFT JOIN pg_collation k ON k.oid = a.attcollation
        WHERE c.relnamespace = 'maitri'::regnamespace AND c.relkind = 'r'
          AND a.attnum > 0 AND NOT a.attisdropped
        """

    /// From release 18 the server lists NOT NULL here too; the columns tell it already.
    private static let constraints = """
        SELECT 'constraint ' || c.relname || '.' || n.conname,
          CASE WHEN n.contype NOT IN ('p', 'u', 'f') THEN n.contype::text || ' ' || pg_get_constraintdef(n.oid)
          ELSE n.contype::text || ' (' || (
            SELECT string_agg(a.attname, ',' ORDER BY k.place)
            FROM unnest(n.conkey) WITH ORDINALITY AS k(number, place)
            JOIN pg_attribute a ON a.attrelid = n.conrelid AND a.attnum = k.number) || ')'
          || CASE WHEN n.contype <> 'f' THEN '' ELSE ' to ' || f.relname || ' (' || (
            SELECT string_agg(a.attname, ',' ORDER BY k.place)
            FROM unnest(n.confkey) WITH ORDINALITY AS k(number, place)
            JOIN pg_attribute a ON a.attrelid = n.confrelid AND a.attnum = k.number) || ')'
            || CASE WHEN f.relnamespace <> c.relnamespace THEN ' elsewhere' ELSE '' END
            || CASE WHEN n.confupdtype <> 'a' OR n.confdeltype <> 'a' THEN ' with an action' ELSE '' END END END
          || CASE WHEN n.condeferrable THEN ' deferrable' ELSE '' END
          || CASE WHEN n.convalidated THEN '' ELSE ' not checked' END
        FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid
        LEFT JOIN pg_class f ON f.oid = n.confrelid
        WHERE c.relnamespace = 'maitri'::regnamespace AND n.contype NOT IN ('n', 't')
        """

    private static let indexes = """
        SELECT 'index ' || c.relname || '.' || x.relname,
          CASE WHEN i.indisvalid AND i.indisready AND i.indislive THEN 'valid' ELSE 'not valid' END
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
        WHERE c.relnamespace = 'maitri'::regnamespace
        """

    private static let triggers = """
        SELECT 'trigger ' || c.relname || '.' || t.tgname,
          t.tgenabled::text || ' ' || t.tgtype::text || ' '
          || CASE WHEN p.pronamespace = c.relnamespace THEN '' ELSE p.pronamespace::regnamespace::text || '.' END
          || p.proname
          || CASE WHEN t.tgqual IS NULL AND t.tgattr::text = '' AND t.tgconstraint = 0 THEN '' ELSE ' sometimes' END
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE c.relnamespace = 'maitri'::regnamespace AND NOT t.tgisinternal
        """

    /// References are triggers inside; they can be switched off without a trace elsewhere.
    private static let sleepingReferences = """
        SELECT DISTINCT 'reference ' || n.conname, 'switched off on ' || c.relname
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_constraint n ON n.oid = t.tgconstraint
        WHERE c.relnamespace = 'maitri'::regnamespace AND t.tgisinternal AND t.tgenabled <> 'O'
        """

    private static let functions = """
        SELECT 'function ' || p.proname,
          l.lanname || ' ' || p.prosrc
          || CASE WHEN p.prosecdef OR p.proconfig IS NOT NULL OR p.pronargs > 0 THEN ' with settings' ELSE '' END
        FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
        WHERE p.pronamespace = 'maitri'::regnamespace
        """
}

#include "CPostgres.h"

#include <string.h>

const char* cp_sql_state(const PGresult* result) {
    return PQresultErrorField(result, PG_DIAG_SQLSTATE);
}

const char* cp_primary_message(const PGresult* result) {
    return PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
}

static void count_warning(void* context, const PGresult* result) {
    const char* severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity != NULL && strcmp(severity, "WARNING") == 0) *(unsigned int*)context += 1;
}

void cp_count_warnings(PGconn* connection, unsigned int* count) {
    *count = 0;
    PQsetNoticeReceiver(connection, count_warning, count);
}

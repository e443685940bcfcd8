#pragma once

#include <postgresql/libpq-fe.h>

// PostgreSQL's client library, with names for what its macros hide from Swift.

#ifdef __cplusplus
extern "C" {
#endif

// Fields of a failed result; null where the server sent none. The detail field is left out
// on purpose: it repeats the values of the row.
const char* cp_sql_state(const PGresult* result);
const char* cp_primary_message(const PGresult* result);

// Counts the server's warnings in *count from now on, and prints nothing.
// *count must live as long as the connection.
void cp_count_warnings(PGconn* connection, unsigned int* count);

#ifdef __cplusplus
}
#endif

// libsodium: Argon2id (RFC 9106), constant-time comparison.
#include <sodium.h>

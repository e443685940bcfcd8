#include "CNumerics.h"

// One loop, compiled for several widths of vector register; the loader picks the widest that the
// machine has. Only whole numbers of lanes are added, each lane in the order of the rows, and nothing
// is fused or reordered, so the bits are the same on every machine.
#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__)
#define CN_WIDEST __attribute__((target_clones("avx2", "default")))
#else
#define CN_WIDEST
#endif

namespace {

typedef double Four __attribute__((vector_size(32), aligned(8), may_alias));

// As many vectors at a time as registers hold, each a running sum over the rows.
template <int count>
__attribute__((always_inline)) inline void sum_some(
    const double* table, size_t width, const uint32_t* rows, size_t draws, double* sums) {
    Four running[count] = {};
    for (size_t draw = 0; draw < draws; ++draw) {
        const Four* row = reinterpret_cast<const Four*>(table + rows[draw] * width);
#pragma clang loop unroll(full)
        for (int index = 0; index < count; ++index) running[index] += row[index];
    }
    for (int index = 0; index < count; ++index) reinterpret_cast<Four*>(sums)[index] = running[index];
}

}  // namespace

extern "C" CN_WIDEST void cn_sum_rows(
    const double* table, size_t width, const uint32_t* rows, size_t draws, double* sums) {
    size_t done = 0;
    for (; width - done >= 28; done += 28) sum_some<7>(table + done, width, rows, draws, sums + done);
    switch ((width - done) / 4) {
        case 6: sum_some<6>(table + done, width, rows, draws, sums + done); break;
        case 5: sum_some<5>(table + done, width, rows, draws, sums + done); break;
        case 4: sum_some<4>(table + done, width, rows, draws, sums + done); break;
        case 3: sum_some<3>(table + done, width, rows, draws, sums + done); break;
        case 2: sum_some<2>(table + done, width, rows, draws, sums + done); break;
        case 1: sum_some<1>(table + done, width, rows, draws, sums + done); break;
        default: break;
    }
}

#pragma once

#include <stddef.h>
#include <stdint.h>

// Distribution functions of Boost.Math behind a C face. Nothing throws across it:
// an argument outside a distribution's domain gives NaN, a value too large gives infinity.
// Upper tails are computed as tails, never as 1 minus the other.

#ifdef __cplusplus
extern "C" {
#endif

double cn_normal_cdf(double z);
double cn_normal_upper(double z);
double cn_normal_quantile(double p);
double cn_normal_upper_quantile(double p);

double cn_student_t_cdf(double t, double df);
double cn_student_t_upper(double t, double df);
double cn_student_t_quantile(double p, double df);

double cn_fisher_f_cdf(double f, double df1, double df2);
double cn_fisher_f_upper(double f, double df1, double df2);
double cn_fisher_f_quantile(double p, double df1, double df2);

double cn_chi_squared_cdf(double x, double df);
double cn_chi_squared_upper(double x, double df);
double cn_chi_squared_quantile(double p, double df);

// sums[j] = sum over i < draws of table[rows[i] * width + j], for j < width, a multiple of 4.
void cn_sum_rows(
    const double* table, size_t width, const uint32_t* rows, size_t draws, double* sums);

#ifdef __cplusplus
}
#endif

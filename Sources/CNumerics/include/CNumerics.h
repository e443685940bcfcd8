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

// Dense linear algebra of Eigen. Matrices are row by row. Those that return an int give 1, or 0
// where the matrix has no such decomposition; the outputs then mean nothing.

// product (rows x columns) = a (rows x inner) b (inner x columns).
void cn_multiply(
    const double* a, size_t rows, size_t inner, const double* b, size_t columns, double* product);
// product (rows x columns) = a' b, a being inner x rows.
void cn_multiply_transposed_left(
    const double* a, size_t inner, size_t rows, const double* b, size_t columns, double* product);
// product (rows x columns) = a b', b being columns x inner.
void cn_multiply_transposed_right(
    const double* a, size_t rows, size_t inner, const double* b, size_t columns, double* product);

// Eigenvalues in rising order and their vectors as columns; the lower triangle of a is read.
int cn_symmetric_eigen(const double* a, size_t size, double* values, double* vectors);
// a = left diag(values) right', values falling; left rows x least, right columns x least.
int cn_singular_values(
    const double* a, size_t rows, size_t columns, double* left, double* values, double* right);
// a = lower lower'.
int cn_cholesky(const double* a, size_t size, double* lower);
// a x = b for a symmetric positive definite a, and log |a|.
int cn_solve_positive_definite(
    const double* a, size_t size, const double* b, size_t columns, double* x, double* log_determinant);
// a x = b for a square a, and an estimate of the reciprocal of its condition number.
int cn_solve_general(
    const double* a, size_t size, const double* b, size_t columns, double* x, double* reciprocal_condition);

// Logarithmic derivative of the gamma function, and its derivative, for x > 0.
double cn_digamma(double x);
double cn_trigamma(double x);

// Student's t with a non-centrality, and the binomial.
double cn_noncentral_t_cdf(double t, double df, double delta);
double cn_noncentral_t_upper(double t, double df, double delta);
double cn_binomial_cdf(double successes, double trials, double probability);

// Non-central chi-squared: P(X <= x) and P(X > x).
double cn_noncentral_chi_squared_cdf(double x, double df, double noncentrality);
double cn_noncentral_chi_squared_upper(double x, double df, double noncentrality);

// P(X <= h, Y <= k) of a standard bivariate normal distribution with correlation r.
double cn_bivariate_normal_lower(double h, double k, double r);
// The same for every finite h and k of a grid, row by row; -1 <= r <= 1.
void cn_bivariate_normal_grid(
    const double* h, size_t rows, const double* k, size_t columns, double r, double* lower);

// sum (size x size) += a' a, a being rows x size; the lower triangle alone.
void cn_add_symmetric_product(const double* a, size_t rows, size_t size, double* sum);

#ifdef __cplusplus
}
#endif

#include "CNumerics.h"

// Dense linear algebra of Eigen behind a C face. Header only, one thread, no choice of kernel at
// run time: the same build gives the same bits, however many threads call it. Nothing throws
// across the face, and no size is checked here: the Swift side does.
#define EIGEN_MPL2_ONLY
#define EIGEN_NO_DEBUG
#define EIGEN_DONT_PARALLELIZE
#include <eigen3/Eigen/Dense>

namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using In = Eigen::Map<const RowMajor>;
using Out = Eigen::Map<RowMajor>;

Eigen::Index index_of(size_t size) { return static_cast<Eigen::Index>(size); }

}  // namespace

extern "C" {

void cn_multiply(
    const double* a, size_t rows, size_t inner, const double* b, size_t columns, double* product) {
    Out(product, index_of(rows), index_of(columns)).noalias() =
        In(a, index_of(rows), index_of(inner)) * In(b, index_of(inner), index_of(columns));
}

void cn_multiply_transposed_left(
    const double* a, size_t inner, size_t rows, const double* b, size_t columns, double* product) {
    Out(product, index_of(rows), index_of(columns)).noalias() =
        In(a, index_of(inner), index_of(rows)).transpose() * In(b, index_of(inner), index_of(columns));
}

void cn_multiply_transposed_right(
    const double* a, size_t rows, size_t inner, const double* b, size_t columns, double* product) {
    Out(product, index_of(rows), index_of(columns)).noalias() =
        In(a, index_of(rows), index_of(inner)) * In(b, index_of(columns), index_of(inner)).transpose();
}

int cn_symmetric_eigen(const double* a, size_t size, double* values, double* vectors) {
    try {
        Eigen::SelfAdjointEigenSolver<RowMajor> solver(In(a, index_of(size), index_of(size)));
        if (solver.info() != Eigen::Success) return 0;
        Eigen::Map<Eigen::VectorXd>(values, index_of(size)) = solver.eigenvalues();
        Out(vectors, index_of(size), index_of(size)) = solver.eigenvectors();
        return 1;
    } catch (...) {
        return 0;
    }
}

int cn_singular_values(
    const double* a, size_t rows, size_t columns, double* left, double* values, double* right) {
    try {
        const Eigen::Index least = index_of(rows < columns ? rows : columns);
        Eigen::JacobiSVD<Eigen::MatrixXd> solver(
            In(a, index_of(rows), index_of(columns)), Eigen::ComputeThinU | Eigen::ComputeThinV);
        Eigen::Map<Eigen::VectorXd>(values, least) = solver.singularValues();
        Out(left, index_of(rows), least) = solver.matrixU();
        Out(right, index_of(columns), least) = solver.matrixV();
        return 1;
    } catch (...) {
        return 0;
    }
}

int cn_cholesky(const double* a, size_t size, double* lower) {
    try {
        Eigen::LLT<Eigen::MatrixXd> factor(In(a, index_of(size), index_of(size)));
        if (factor.info() != Eigen::Success) return 0;
        Out(lower, index_of(size), index_of(size)) = factor.matrixL().toDenseMatrix();
        return 1;
    } catch (...) {
        return 0;
    }
}

int cn_solve_positive_definite(
    const double* a, size_t size, const double* b, size_t columns, double* x, double* log_determinant) {
    try {
        Eigen::LLT<Eigen::MatrixXd> factor(In(a, index_of(size), index_of(size)));
        if (factor.info() != Eigen::Success) return 0;
        Out(x, index_of(size), index_of(columns)) = factor.solve(In(b, index_of(size), index_of(columns)));
        double sum = 0;
        for (Eigen::Index i = 0; i < index_of(size); ++i) sum += std::log(factor.matrixLLT()(i, i));
        *log_determinant = 2 * sum;
        return 1;
    } catch (...) {
        return 0;
    }
}

int cn_solve_general(
    const double* a, size_t size, const double* b, size_t columns, double* x, double* reciprocal_condition) {
    try {
        Eigen::PartialPivLU<Eigen::MatrixXd> factor(In(a, index_of(size), index_of(size)));
        *reciprocal_condition = factor.rcond();
        if (!(*reciprocal_condition > 0)) return 0;
        Out(x, index_of(size), index_of(columns)) = factor.solve(In(b, index_of(size), index_of(columns)));
        return 1;
    } catch (...) {
        return 0;
    }
}

void cn_add_symmetric_product(const double* a, size_t rows, size_t size, double* sum) {
    Out total(sum, index_of(size), index_of(size));
    total.selfadjointView<Eigen::Lower>().rankUpdate(In(a, index_of(rows), index_of(size)).transpose());
}

}  // extern "C"

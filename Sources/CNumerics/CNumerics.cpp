#include "CNumerics.h"
#include "QuietPolicy.hpp"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>

namespace {

namespace bm = boost::math;

using Normal = bm::normal_distribution<double, Quiet>;
using StudentT = bm::students_t_distribution<double, Quiet>;
using FisherF = bm::fisher_f_distribution<double, Quiet>;
using ChiSquared = bm::chi_squared_distribution<double, Quiet>;

template <typename Distribution>
double cdf_of(const Distribution& distribution, double x) {
    return guarded([&] { return bm::cdf(distribution, x); });
}

template <typename Distribution>
double upper_of(const Distribution& distribution, double x) {
    return guarded([&] { return bm::cdf(bm::complement(distribution, x)); });
}

template <typename Distribution>
double quantile_of(const Distribution& distribution, double p) {
    return guarded([&] { return bm::quantile(distribution, p); });
}

}  // namespace

extern "C" {

double cn_normal_cdf(double z) { return cdf_of(Normal(), z); }
double cn_normal_upper(double z) { return upper_of(Normal(), z); }
double cn_normal_quantile(double p) { return quantile_of(Normal(), p); }
double cn_normal_upper_quantile(double p) {
    return guarded([&] { return bm::quantile(bm::complement(Normal(), p)); });
}

double cn_student_t_cdf(double t, double df) { return cdf_of(StudentT(df), t); }
double cn_student_t_upper(double t, double df) { return upper_of(StudentT(df), t); }
double cn_student_t_quantile(double p, double df) { return quantile_of(StudentT(df), p); }

double cn_fisher_f_cdf(double f, double df1, double df2) { return cdf_of(FisherF(df1, df2), f); }
double cn_fisher_f_upper(double f, double df1, double df2) {
    return upper_of(FisherF(df1, df2), f);
}
double cn_fisher_f_quantile(double p, double df1, double df2) {
    return quantile_of(FisherF(df1, df2), p);
}

double cn_chi_squared_cdf(double x, double df) { return cdf_of(ChiSquared(df), x); }
double cn_chi_squared_upper(double x, double df) { return upper_of(ChiSquared(df), x); }
double cn_chi_squared_quantile(double p, double df) { return quantile_of(ChiSquared(df), p); }


double cn_digamma(double x) { return guarded([&] { return bm::digamma(x, Quiet()); }); }
double cn_trigamma(double x) { return guarded([&] { return bm::trigamma(x, Quiet()); }); }
double cn_noncentral_chi_squared_cdf(double x, double df, double noncentrality) {
    return guarded([&] { return bm::cdf(bm::non_central_chi_squared_distribution<double, Quiet>(df, noncentrality), x); });
}
double cn_noncentral_chi_squared_upper(double x, double df, double noncentrality) {
    return guarded([&] {
        return bm::cdf(bm::complement(bm::non_central_chi_squared_distribution<double, Quiet>(df, noncentrality), x));
    });
}

}

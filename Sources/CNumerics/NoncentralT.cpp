#include "CNumerics.h"

#include <limits>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/non_central_t.hpp>

namespace {

namespace bm = boost::math;
namespace bp = boost::math::policies;

// As in CNumerics.cpp: errors become NaN, nothing is promoted to long double.
using Quiet = bp::policy<
    bp::domain_error<bp::ignore_error>, bp::pole_error<bp::ignore_error>,
    bp::overflow_error<bp::ignore_error>, bp::underflow_error<bp::ignore_error>,
    bp::denorm_error<bp::ignore_error>, bp::evaluation_error<bp::ignore_error>,
    bp::rounding_error<bp::ignore_error>, bp::indeterminate_result_error<bp::ignore_error>,
    bp::promote_double<false>>;

template <typename Computation>
double guarded(Computation computation) noexcept {
    try {
        return computation();
    } catch (...) {
        return std::numeric_limits<double>::quiet_NaN();
    }
}

}  // namespace

extern "C" {

double cn_noncentral_t_cdf(double t, double df, double delta) {
    return guarded([&] { return bm::cdf(bm::non_central_t_distribution<double, Quiet>(df, delta), t); });
}

double cn_noncentral_t_upper(double t, double df, double delta) {
    return guarded([&] {
        return bm::cdf(bm::complement(bm::non_central_t_distribution<double, Quiet>(df, delta), t));
    });
}

double cn_binomial_cdf(double successes, double trials, double probability) {
    return guarded([&] {
        return bm::cdf(bm::binomial_distribution<double, Quiet>(trials, probability), successes);
    });
}

}

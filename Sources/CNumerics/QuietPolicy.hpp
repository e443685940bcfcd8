#pragma once

#include <limits>

#include <boost/math/policies/policy.hpp>

namespace {

namespace bp = boost::math::policies;

// Errors become NaN or infinity in the returned value. Quantiles of continuous
// distributions are not rounded; nothing is promoted to long double, so that
// results are the same on machines whose long double differs.
using Quiet = bp::policy<
    bp::domain_error<bp::ignore_error>, bp::pole_error<bp::ignore_error>,
    bp::overflow_error<bp::ignore_error>, bp::underflow_error<bp::ignore_error>,
    bp::denorm_error<bp::ignore_error>, bp::evaluation_error<bp::ignore_error>,
    bp::rounding_error<bp::ignore_error>, bp::indeterminate_result_error<bp::ignore_error>,
    bp::promote_double<false>>;

// The policy ignores every error it knows; this is for whatever it does not know.
template <typename Computation>
double guarded(Computation computation) noexcept {
    try {
        return computation();
    } catch (...) {
        return std::numeric_limits<double>::quiet_NaN();
    }
}

}  // namespace

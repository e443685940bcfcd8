#include "CNumerics.h"
#include "QuietPolicy.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/non_central_t.hpp>

namespace bm = boost::math;

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

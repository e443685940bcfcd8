#include "CNumerics.h"

#include <algorithm>
#include <cmath>

// The bivariate normal distribution by Gauss-Legendre quadrature over the correlation
// (Drezner and Wesolowsky 1990, with the nodes and the tail expansion of Genz 2004).
// Error about 1e-15 for any correlation.

namespace {

const double pi = 3.14159265358979323846;

const double nodes6[] = {0.2386191860831969, 0.66120938646626448, 0.93246951420315194};
const double weights6[] = {0.46791393457269104, 0.36076157304813872, 0.17132449237917027};
const double nodes12[] = {0.12523340851146891, 0.36783149899818018, 0.58731795428661748,
    0.76990267419430469, 0.9041172563704748, 0.98156063424671924};
const double weights12[] = {0.24914704581340269, 0.23349253653835461, 0.20316742672306573,
    0.16007832854334642, 0.10693932599531907, 0.047175336386511411};
const double nodes20[] = {0.076526521133497338, 0.22778585114164507, 0.37370608871541955,
    0.51086700195082713, 0.63605368072651502, 0.7463319064601508, 0.83911697182221878,
    0.91223442825132595, 0.96397192727791381, 0.993128599185095};
const double weights20[] = {0.15275338713072628, 0.14917298647260424, 0.1420961093183824,
    0.13168863844917689, 0.11819453196151861, 0.10193011981724071, 0.083276741576704713,
    0.06267204833410879, 0.040601429800386446, 0.017614007139150893};

struct Rule {
    const double* nodes;
    const double* weights;
    int half;
};

Rule rule_for(double r) {
    const double size = std::fabs(r);
    if (size < 0.3) return {nodes6, weights6, 3};
    if (size < 0.75) return {nodes12, weights12, 6};
    return {nodes20, weights20, 10};
}

double lower_tail(double z) { return cn_normal_cdf(z); }

// P(X > h, Y > k) for |r| >= 0.925.
double upper_steep(double h, double k, double r) {
    double hk = h * k;
    if (r < 0) {
        k = -k;
        hk = -hk;
    }
    double sum = 0;
    if (std::fabs(r) < 1) {
        const double rest = (1 - r) * (1 + r);
        double a = std::sqrt(rest);
        const double gap = (h - k) * (h - k);
        const double c = (4 - hk) / 8;
        const double d = (12 - hk) / 16;
        const double top = -(gap / rest + hk) / 2;
        if (top > -100)
            sum = a * std::exp(top)
                * (1 - c * (gap - rest) * (1 - d * gap / 5) / 3 + c * d * rest * rest / 5);
        if (-hk < 100) {
            const double b = std::sqrt(gap);
            sum -= std::exp(-hk / 2) * std::sqrt(2 * pi) * lower_tail(-b / a) * b
                * (1 - c * gap * (1 - d * gap / 5) / 3);
        }
        a /= 2;
        for (int i = 0; i < 10; ++i) {
            for (int side = -1; side <= 1; side += 2) {
                const double root = a * (side * nodes20[i] + 1);
                const double x = root * root;
                const double y = std::sqrt(1 - x);
                const double power = -(gap / x + hk) / 2;
                if (power > -100)
                    sum += a * weights20[i] * std::exp(power)
                        * (std::exp(-hk * x / (2 * (1 + y) * (1 + y))) / y - (1 + c * x * (1 + d * x)));
            }
        }
        sum = -sum / (2 * pi);
    }
    if (r > 0) return std::max(0.0, sum + lower_tail(-std::max(h, k)));
    sum = -sum;
    if (k > h) sum += h < 0 ? lower_tail(k) - lower_tail(h) : lower_tail(-h) - lower_tail(-k);
    return std::max(0.0, sum);
}

}  // namespace

extern "C" {

void cn_bivariate_normal_grid(
    const double* h, size_t rows, const double* k, size_t columns, double r, double* lower) {
    if (std::fabs(r) >= 0.925) {
        for (size_t i = 0; i < rows; ++i)
            for (size_t j = 0; j < columns; ++j) lower[i * columns + j] = upper_steep(-h[i], -k[j], r);
        return;
    }
    const Rule rule = rule_for(r);
    const double angle = std::asin(r);
    double sines[20], shares[20], weights[20];
    int count = 0;
    for (int i = 0; i < rule.half; ++i) {
        for (int side = -1; side <= 1; side += 2, ++count) {
            sines[count] = std::sin(angle * (side * rule.nodes[i] + 1) / 2);
            shares[count] = 1 / (1 - sines[count] * sines[count]);
            weights[count] = rule.weights[i] * angle / (4 * pi);
        }
    }
    for (size_t i = 0; i < rows; ++i) {
        const double row = lower_tail(h[i]);
        for (size_t j = 0; j < columns; ++j) {
            const double product = h[i] * k[j];
            const double half = (h[i] * h[i] + k[j] * k[j]) / 2;
            double sum = 0;
            for (int node = 0; node < count; ++node)
                sum += weights[node] * std::exp((sines[node] * product - half) * shares[node]);
            lower[i * columns + j] = std::max(0.0, sum + row * lower_tail(k[j]));
        }
    }
}

double cn_bivariate_normal_lower(double h, double k, double r) {
    if (!(std::fabs(r) <= 1) || std::isnan(h) || std::isnan(k)) return NAN;
    if (h == -INFINITY || k == -INFINITY) return 0;
    if (h == INFINITY) return lower_tail(k);
    if (k == INFINITY) return lower_tail(h);
    double value = 0;
    cn_bivariate_normal_grid(&h, 1, &k, 1, r, &value);
    return value;
}

}  // extern "C"

// What one core of this machine can do: operations in registers, sigmoids in the first cache, bytes read, copied and added.
// g++ -O3 -march=native -ffast-math -std=c++17 limits.cpp -o limits; prints "limit NAME value", tabs between.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

static volatile float kept;

template <class Work> static double seconds(Work work) {
    work();
    double least = 1e9;
    for (int run = 0; run < 9; run++) {
        auto began = std::chrono::steady_clock::now();
        work();
        least = std::min(least, std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
    }
    return least;
}

static void say(const char* name, double value) { std::printf("limit\t%s\t%.5g\n", name, value); }

int main() {
    {
        // 192 chains of fused multiply-adds: twelve vectors of sixteen, enough to hide each other's latency.
        const int rounds = 4'000'000, width = 192;
        alignas(64) float sums[width] = {};
        double t = seconds([&] {
            typedef float lanes __attribute__((vector_size(64)));
            lanes v[12] = {}, x, y;
            for (int l = 0; l < 16; l++) { x[l] = 0.999f; y[l] = 1e-3f; }
            for (int r = 0; r < rounds; r++)
                for (int k = 0; k < 12; k++) v[k] = v[k] * x + y;
            for (int k = 0; k < 12; k++) for (int l = 0; l < 16; l++) sums[16 * k + l] = v[k][l];
            kept = sums[7];
        });
        say("multiply-adds", 2e-9 * rounds * width / t);
    }
    {
        const int n = 4096, rounds = 4000;
        std::vector<float> x(n), y(n);
        for (int i = 0; i < n; i++) x[i] = (i - n / 2) / 500.0f;
        double t = seconds([&] {
            for (int r = 0; r < rounds; r++) {
                for (int i = 0; i < n; i++) y[i] = 1.0f / (1.0f + std::exp(-x[i]));
                x[r & (n - 1)] = y[(7 * r) & (n - 1)];
            }
            kept = y[1];
        });
        say("sigmoid", 1e-9 * n * rounds / t);
    }
    {
        const size_t n = 10'000'000;
        std::vector<float> x(n, 1.0f), y(n, 2.0f), z(n);
        say("read", 4e-9 * n / seconds([&] {
            float s = 0;
            for (size_t i = 0; i < n; i++) s += x[i];
            kept = s;
        }));
        say("copy", 8e-9 * n / seconds([&] {
            for (size_t i = 0; i < n; i++) y[i] = x[i] + 1.0f;
            kept = y[n - 1];
        }));
        say("add", 12e-9 * n / seconds([&] {
            for (size_t i = 0; i < n; i++) z[i] = x[i] + y[i];
            kept = z[n - 1];
        }));
    }
}

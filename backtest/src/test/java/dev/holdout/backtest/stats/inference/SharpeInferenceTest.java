package dev.holdout.backtest.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.backtest.stats.RandomTrials;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Figures that the papers print, and laws. */
class SharpeInferenceTest {

  @Test
  void psr_is_what_the_paper_prints() {
    assertThat(SharpeInference.psr(0.458, 0, 24, 0, 3)).isCloseTo(0.982, within(5e-4));
    assertThat(SharpeInference.psr(0.458, 0, 24, -2.448, 10.164)).isCloseTo(0.913, within(5e-4));
    SharpeSample sample = new SharpeSample(0.036 / 0.079, 24, -2.448, 10.164);
    assertThat(NullVariance.psr(sample, 0)).isCloseTo(0.987, within(6e-4));
    assertThat(NullVariance.psr(sample, 0.1)).isCloseTo(0.939, within(6e-4));
  }

  @Test
  void a_ratio_that_is_not_defined_has_no_inference() {
    double[] flat = {0.01, 0.01, 0.01};
    assertThat(SharpeInference.psr(flat, 0)).isNaN();
    assertThat(SharpeInference.psr(new double[] {0.1}, 0)).isNaN();
    assertThat(SharpeInference.psr(new double[0], 0)).isNaN();
    assertThat(SharpeInference.minTrackRecord(flat, 0, 0.95)).isNaN();
    assertThat(SharpeInference.standardError(flat)).isNaN();
    assertThat(SharpeInference.standardErrorRobust(flat, 3)).isNaN();
    assertThat(SharpeInference.standardErrorIid(0.1, 0)).isNaN();
    assertThat(SharpeInference.psr(3, 0, 50, 3, 2)).as("moments that no sample has").isNaN();
    assertThatThrownBy(() -> SharpeInference.psr(new double[] {0.1, Double.NaN}, 0))
        .hasMessageContaining("returns[1] is NaN");
  }

  @Test
  void psr_falls_with_the_benchmark_and_is_a_half_at_the_ratio_itself() {
    RandomTrials.forSeeds(
        30,
        random -> {
          double[] returns = RandomTrials.series(random, 120, 0.001);
          double ratio = SharpeSample.of(returns).sharpe();
          assertThat(SharpeInference.psr(returns, ratio)).isCloseTo(0.5, within(1e-12));
          double before = 1;
          for (double benchmark = -0.3; benchmark < 0.3; benchmark += 0.05) {
            double psr = SharpeInference.psr(returns, benchmark);
            assertThat(psr).isBetween(0.0, before);
            before = psr;
          }
        });
  }

  /** With as many returns as the minimum track record says, PSR is the confidence. */
  @Test
  void the_minimum_track_record_is_where_psr_reaches_the_confidence() {
    double record = SharpeInference.minTrackRecord(0.458, 0, -2.448, 10.164, 0.95);
    assertThat(record).isCloseTo(34.557505934856216, within(1e-9));
    assertThat(SharpeInference.psr(0.458, 0, (int) Math.ceil(record), -2.448, 10.164))
        .isGreaterThan(0.95);
    assertThat(SharpeInference.psr(0.458, 0, (int) Math.floor(record), -2.448, 10.164))
        .isLessThan(0.95);
    assertThat(SharpeInference.minTrackRecord(0.05, 0.06, 0, 3, 0.95)).isInfinite();
    assertThatThrownBy(() -> SharpeInference.minTrackRecord(0.1, 0, 0, 3, 95))
        .hasMessageContaining("confidence is 95.0")
        .hasMessageContaining("such as 0.95");
  }

  @Test
  void without_lags_the_robust_error_is_psrs_own() {
    double[] returns = RandomTrials.series(new Random(4), 500, 0.0007);
    double plain = SharpeInference.standardError(returns);
    assertThat(SharpeInference.standardErrorRobust(returns, 0) * Math.sqrt(500 / 499.0))
        .isCloseTo(plain, within(1e-5));
  }

  /** A moving average of three has a long-run variance three times its plain one. */
  @Test
  void smoothed_returns_have_a_larger_robust_error_and_a_smaller_ratio_a_year() {
    double[] raw = RandomTrials.series(new Random(9), 3000, 0.0005);
    double[] smooth = new double[2998];
    for (int t = 0; t < smooth.length; t++) {
      smooth[t] = (raw[t] + raw[t + 1] + raw[t + 2]) / 3;
    }
    assertThat(
            SharpeInference.standardErrorRobust(smooth, 8) / SharpeInference.standardError(smooth))
        .isBetween(1.4, 1.9);
    LoSharpe lo = LoSharpe.of(smooth, 252);
    assertThat(lo.rhos()).hasSize(LoSharpe.defaultLags(2998)).hasSize(8);
    assertThat(lo.rhos()[0]).isCloseTo(2.0 / 3, within(0.05));
    assertThat(lo.eta()).isLessThan(0.7 * Math.sqrt(252));
    assertThat(lo.value()).isEqualTo(lo.eta() * lo.sharpe());
  }

  @Test
  void independent_returns_annualise_by_the_root() {
    assertThat(LoSharpe.eta(new double[11], 12)).isCloseTo(Math.sqrt(12), within(1e-12));
    assertThat(LoSharpe.eta(new double[] {-0.9, -0.9}, 12)).as("no variance left").isNaN();
    assertThat(LoSharpe.of(new double[] {0.1, 0.1, 0.1}, 12).value()).isNaN();
    assertThatThrownBy(() -> LoSharpe.eta(new double[0], 0)).hasMessageContaining("q is 0");
    assertThat(LoSharpe.defaultLags(100)).isEqualTo(4);
    assertThat(LoSharpe.defaultLags(2520)).isEqualTo(8);
  }

  /** {@code Phi(-10)} and {@code Phi(-37)} as tables print them: 7.62e-24 and 5.73e-300. */
  @Test
  void the_normal_distribution_keeps_its_digits_in_the_tail() {
    assertThat(Normal.cdf(-10) / 7.61985302416053e-24).isCloseTo(1, within(1e-12));
    assertThat(Normal.upperQuantile(7.61985302416053e-24)).isCloseTo(10, within(1e-12));
    assertThat(Normal.cdf(Normal.quantile(1e-200)) / 1e-200).isCloseTo(1, within(1e-10));
    for (double p : new double[] {1e-4, 0.99e-4, 0.01, 0.3, 0.5, 0.9, 0.999}) {
      assertThat(Normal.cdf(Normal.quantile(p))).isCloseTo(p, within(1e-14));
      assertThat(Normal.upperQuantile(p)).isCloseTo(-Normal.quantile(p), within(1e-12));
    }
    assertThatThrownBy(() -> Normal.quantile(1)).hasMessageContaining("normal quantile at 1.0");
  }
}

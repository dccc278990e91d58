package dev.holdout.engine.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.random.Philox;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Functions of doubles that StrictMath lacks, against series in long decimals. */
class DoubleMathTest {

  private static final Philox RANDOM_SEED_1 = new Philox(1, 0);

  /** Digits of the series: e^(x²) of its largest term and of the tail, and those of a double. */
  private static final MathContext DIGITS = new MathContext(700, RoundingMode.HALF_EVEN);

  private static final MathContext FEWER = new MathContext(60, RoundingMode.HALF_EVEN);

  @Test
  void erf_is_within_its_bound() {
    check("erf", DoubleMath::erf, x -> erf(x, FEWER), -3, 3, 400, 1.5);
    check("erf", DoubleMath::erf, x -> erf(x, FEWER), -1e-3, 1e-3, 100, 1.5);
  }

  @Test
  void erfc_is_within_its_bound_to_the_end_of_doubles() {
    check("erfc", DoubleMath::erfc, x -> erfc(x, new MathContext(90)), -3, 6, 400, 3);
    check("erfc", DoubleMath::erfc, x -> erfc(x, DIGITS), 6, 26, 12, 3);
  }

  @Test
  void the_tail_of_the_normal_distribution_is_half_of_erfc() {
    check(
        "normal above",
        DoubleMath::normalAbove,
        x ->
            erfc(x.divide(BigDecimal.TWO.sqrt(FEWER), FEWER), new MathContext(90)).multiply(half()),
        0,
        8,
        300,
        4);
  }

  @Test
  void log2_is_exact_for_powers_of_two_and_near_elsewhere() {
    for (int e = -1074; e < 1024; e++) {
      assertThat(DoubleMath.log2(Math.scalb(1d, e))).isEqualTo(e);
    }
    double worst = 0;
    for (int i = 0; i < 100_000; i++) {
      double x = RANDOM_SEED_1.uniform(0.25, 4);
      double back = StrictMath.pow(2, DoubleMath.log2(x));
      worst = Math.max(worst, Math.abs(back - x) / Math.ulp(x));
    }
    assertThat(worst).as("2^log2(x) in units of x").isLessThan(4);
  }

  @Test
  void powers_of_one_are_one_as_in_c() {
    double inf = Double.POSITIVE_INFINITY;
    assertThat(DoubleMath.power(1, Double.NaN)).isEqualTo(1);
    assertThat(DoubleMath.power(1, inf)).isEqualTo(1);
    assertThat(DoubleMath.power(-1, -inf)).isEqualTo(1);
    assertThat(DoubleMath.power(Double.NaN, 0)).isEqualTo(1);
    assertThat(DoubleMath.power(Double.NaN, 2.5)).isNaN();
  }

  private static void check(
      String name,
      DoubleUnaryOperator function,
      Function<BigDecimal, BigDecimal> truth,
      double low,
      double high,
      int count,
      double bound) {
    double worst = 0;
    double at = 0;
    Philox random = new Philox(2, 0);
    for (int i = 0; i < count; i++) {
      double x = random.uniform(low, high);
      BigDecimal want = truth.apply(new BigDecimal(x));
      double got = function.applyAsDouble(x);
      BigDecimal off = want.subtract(new BigDecimal(got)).abs();
      double unit = Math.max(Math.ulp(want.doubleValue()), Double.MIN_NORMAL * 0x1p-52);
      double error = off.divide(new BigDecimal(unit), new MathContext(10)).doubleValue();
      if (error > worst) {
        worst = error;
        at = x;
      }
    }
    System.out.printf("%s: at most %.2f units in the last place, at %s%n", name, worst, at);
    assertThat(worst).as("%s: units in the last place at %s", name, at).isLessThan(bound);
  }

  /** 2 / √π Σ (-1)^n x^(2n+1) / (n! (2n+1)). */
  private static BigDecimal erf(BigDecimal x, MathContext digits) {
    BigDecimal square = x.multiply(x, digits).negate();
    BigDecimal power = x;
    BigDecimal sum = x;
    BigDecimal least = BigDecimal.ONE.movePointLeft(digits.getPrecision());
    for (int n = 1; power.abs().compareTo(least) > 0; n++) {
      power = power.multiply(square, digits).divide(BigDecimal.valueOf(n), digits);
      sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), digits), digits);
    }
    return sum.multiply(BigDecimal.TWO, digits).divide(pi(digits).sqrt(digits), digits);
  }

  private static BigDecimal erfc(BigDecimal x, MathContext digits) {
    return BigDecimal.ONE.subtract(erf(x, digits));
  }

  /** Machin: 16 arctan(1/5) - 4 arctan(1/239). */
  private static BigDecimal pi(MathContext digits) {
    int places = digits.getPrecision() + 5;
    return arctan(5, places)
        .multiply(BigDecimal.valueOf(16))
        .subtract(arctan(239, places).multiply(BigDecimal.valueOf(4)));
  }

  private static BigDecimal arctan(int inverse, int places) {
    BigInteger unit = BigInteger.TEN.pow(places);
    BigInteger square = BigInteger.valueOf((long) inverse * inverse);
    BigInteger term = unit.divide(BigInteger.valueOf(inverse));
    BigInteger sum = term;
    for (int n = 3; term.signum() != 0; n += 2) {
      term = term.divide(square).negate();
      sum = sum.add(term.divide(BigInteger.valueOf(n)));
    }
    return new BigDecimal(sum, places);
  }

  private static BigDecimal half() {
    return new BigDecimal("0.5");
  }
}

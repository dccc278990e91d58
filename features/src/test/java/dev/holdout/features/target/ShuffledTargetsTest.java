package dev.holdout.features.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.features.split.Fold;
import dev.holdout.features.split.WalkForward;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.time.Timeline;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShuffledTargetsTest {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final int SIZE = 20_000;
  private static final Timeline TIMELINE = minutes();

  /** Values that follow one another smoothly; every 50th undefined; each lasts three minutes. */
  private static final TargetColumn COLUMN = column();

  private static final Fold FOLD =
      WalkForward.expanding()
          .train(Duration.ofMinutes(10_000))
          .test(Duration.ofMinutes(5_000))
          .purge(Duration.ofMinutes(1))
          .embargo(Duration.ZERO)
          .folds(TIMELINE)
          .getFirst();

  @Test
  void labels_that_may_teach_change_places_among_themselves_and_nothing_else_moves() {
    TargetColumn shuffled = new ShuffledTargets(1, 20).of(COLUMN, TIMELINE, FOLD.train());
    assertThat(taught(shuffled)).containsExactlyInAnyOrder(taught(COLUMN));
    assertThat(taught(shuffled)).isNotEqualTo(taught(COLUMN));
    int purged = 0;
    for (int i = 0; i < SIZE; i++) {
      if (!teaches(i)) {
        assertThat(shuffled.value()[i]).isEqualTo(Double.valueOf(COLUMN.value()[i]));
        purged += TIMELINE.at(i) < FOLD.train().to() && COLUMN.isDefined(i) ? 1 : 0;
      }
    }
    assertThat(purged).as("labels that reach out of the span").isPositive();
  }

  @Test
  void each_row_keeps_its_own_end_so_that_it_is_purged_as_before() {
    TargetColumn shuffled = new ShuffledTargets(1, 20).of(COLUMN, TIMELINE, FOLD.train());
    assertThat(shuffled.endsAt()).isEqualTo(COLUMN.endsAt());
    for (int i = 0; i < SIZE; i++) {
      assertThat(Double.isNaN(shuffled.value()[i])).isEqualTo(!shuffled.isDefined(i));
    }
  }

  @Test
  void what_a_feature_knew_of_a_label_is_gone_and_what_the_label_before_says_of_it_stays() {
    double[] before = taught(COLUMN);
    double[] after = taught(new ShuffledTargets(1, 20).of(COLUMN, TIMELINE, FOLD.train()));
    double[] mixed = taught(new ShuffledTargets(1, 1).of(COLUMN, TIMELINE, FOLD.train()));
    assertThat(correlation(before, after, 0)).isBetween(-0.15, 0.15);
    assertThat(correlation(before, before, 1)).isGreaterThan(0.9);
    assertThat(correlation(after, after, 1)).isCloseTo(19.0 / 20, within(0.08));
    assertThat(correlation(mixed, mixed, 1)).isBetween(-0.05, 0.05);
  }

  @Test
  void a_fold_shuffles_what_it_trains_on_and_what_it_is_judged_by_apart() {
    Fold inner = FOLD.train().holdOut(0.25, Duration.ofMinutes(5), Duration.ZERO);
    TargetColumn shuffled = new ShuffledTargets(3, 20).of(COLUMN, TIMELINE, inner);
    int[] train = inner.train().rows(TIMELINE);
    int[] test = inner.test().rows(TIMELINE);
    assertThat(shuffled.name()).isEqualTo("wave, shuffled in blocks of 20");
    for (int[] span : new int[][] {train, test}) {
      double[] before = Arrays.copyOfRange(COLUMN.value(), span[0], span[1]);
      double[] after = Arrays.copyOfRange(shuffled.value(), span[0], span[1]);
      assertThat(after).isNotEqualTo(before).containsExactlyInAnyOrder(before);
    }
    assertThat(Arrays.copyOfRange(shuffled.value(), test[1], SIZE))
        .isEqualTo(Arrays.copyOfRange(COLUMN.value(), test[1], SIZE));
  }

  @Test
  void the_same_seed_gives_the_same_order_and_another_seed_another() {
    String hash = new ShuffledTargets(1, 20).of(COLUMN, TIMELINE, FOLD.train()).contentHash();
    assertThat(new ShuffledTargets(1, 20).of(COLUMN, TIMELINE, FOLD.train()).contentHash())
        .isEqualTo(hash);
    assertThat(new ShuffledTargets(2, 20).of(COLUMN, TIMELINE, FOLD.train()).contentHash())
        .isNotEqualTo(hash);
    assertThat(COLUMN.contentHash())
        .as("the original is left alone")
        .isEqualTo(column().contentHash());
  }

  @Test
  void a_span_without_labels_stays_as_it_is() {
    long[] never = new long[SIZE];
    double[] nothing = new double[SIZE];
    Arrays.fill(never, Long.MAX_VALUE);
    Arrays.fill(nothing, Double.NaN);
    TargetColumn empty = new TargetColumn("none", nothing, never);
    assertThat(new ShuffledTargets(1, 20).of(empty, TIMELINE, FOLD.train()).value())
        .containsOnly(Double.NaN);
  }

  @Test
  void blocks_without_a_value_are_refused() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> new ShuffledTargets(1, 0))
        .withMessageContaining("blocks of 0 values");
  }

  private static boolean teaches(int row) {
    return COLUMN.isDefined(row) && FOLD.train().admits(TIMELINE.at(row), COLUMN.endsAt()[row]);
  }

  private static double[] taught(TargetColumn column) {
    double[] values = new double[SIZE];
    int count = 0;
    for (int i = 0; i < SIZE; i++) {
      if (teaches(i)) {
        values[count++] = column.value()[i];
      }
    }
    return Arrays.copyOf(values, count);
  }

  private static Timeline minutes() {
    long[] instants = new long[SIZE];
    for (int i = 0; i < SIZE; i++) {
      instants[i] = i * MINUTE;
    }
    return Timeline.of(instants);
  }

  private static TargetColumn column() {
    Random random = new Random(20131125);
    double[] value = new double[SIZE];
    long[] endsAt = new long[SIZE];
    double level = 0;
    for (int i = 0; i < SIZE; i++) {
      level = 0.97 * level + random.nextGaussian();
      boolean defined = i % 50 != 49;
      value[i] = defined ? level : Double.NaN;
      endsAt[i] = defined ? (i + 3) * MINUTE : Long.MAX_VALUE;
    }
    return new TargetColumn("wave", value, endsAt);
  }

  private static double correlation(double[] x, double[] y, int lag) {
    double xy = 0;
    double xx = 0;
    double yy = 0;
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    for (int i = 0; i + lag < x.length; i++) {
      xy += (x[i] - meanX) * (y[i + lag] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i + lag] - meanY) * (y[i + lag] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }
}

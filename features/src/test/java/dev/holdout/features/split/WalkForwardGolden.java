package dev.holdout.features.split;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.marketdata.time.Timeline;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A reference case of walk-forward splits: decision {@code i} is taken at second {@code i}. */
public final class WalkForwardGolden {

  private WalkForwardGolden() {}

  public static void check(JsonNode golden) {
    JsonNode inputs = golden.get("inputs");
    long[] at = new long[inputs.get("T").asInt()];
    Arrays.setAll(at, i -> Duration.ofSeconds(i).toNanos());
    Timeline timeline = Timeline.of(at);
    WalkForward splitter =
        inputs.get("expanding").asBoolean() ? WalkForward.expanding() : WalkForward.rolling();
    Duration gap = seconds(inputs, "gap");
    List<Fold> folds =
        splitter
            .train(seconds(inputs, "train"))
            .test(seconds(inputs, "test"))
            .purge(gap)
            .step(seconds(inputs, "step"))
            .folds(timeline);
    JsonNode expected = golden.get("expected").get("splits");
    assertThat(folds).hasSize(expected.size());
    for (int i = 0; i < folds.size(); i++) {
      assertThat(folds.get(i).train().rows(timeline))
          .containsExactly(pair(expected.get(i).get("train")));
      assertThat(folds.get(i).test().rows(timeline))
          .containsExactly(pair(expected.get(i).get("test")));
    }
  }

  private static Duration seconds(JsonNode inputs, String name) {
    return Duration.ofSeconds(inputs.get(name).asLong());
  }

  private static int[] pair(JsonNode node) {
    return new int[] {node.get(0).asInt(), node.get(1).asInt()};
  }
}

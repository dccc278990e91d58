package dev.holdout.strategies.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.marketdata.generated.GeneratedMarket.Kind;
import dev.holdout.strategies.study.Folds;
import dev.holdout.strategies.study.Market;
import dev.holdout.strategies.study.Study;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code demo --market noise} and {@code edge} run. */
class GeneratedDemoTest {

  private final Study demo = StudyFiles.shipped("demo", List.of());

  @ParameterizedTest
  @EnumSource(Kind.class)
  void nothing_but_the_market_and_its_hours_differs_from_the_demo(Kind kind) {
    Study made = StudyFiles.demoOn(kind, List.of());

    assertThat(made.signal()).isEqualTo(demo.signal());
    assertThat(made.judgement()).isEqualTo(demo.judgement());
    assertThat(made.controls()).isEqualTo(demo.controls());
    assertThat(made.learning().search()).isEqualTo(demo.learning().search());
    assertThat(made.learning().training()).isEqualTo(demo.learning().training());
    assertThat(made.learning().seeds()).isEqualTo(demo.learning().seeds());
    assertThat(made.trading().fills()).isEqualTo(demo.trading().fills());
    assertThat(made.trading().costs().smoothFraction())
        .isEqualTo(demo.trading().costs().smoothFraction());
    assertThat(made.trading().costs().terms())
        .allSatisfy(term -> assertThat(term.source()).startsWith("The demo study's costs, kept"));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void it_says_wherever_it_can_that_the_market_is_generated(Kind kind) {
    Study made = StudyFiles.demoOn(kind, List.of());

    assertThat(made.name()).isEqualTo("generated-" + kind.name().toLowerCase());
    assertThat(made.market().isGenerated()).isTrue();
    assertThat(demo.market().isGenerated()).isFalse();
    assertThat(made.market().instrument().id()).isEqualTo("GENERATED." + kind.name());
    assertThat(made.statements().marketContext()).startsWith("Generated, not a real market");
    assertThat(made.statements().question()).contains("generated market");
    assertThat(StudyFiles.demoText(kind)).contains("No figure of it is about a real market.");
  }

  @Test
  void an_edge_is_planted_in_one_and_told_and_none_in_the_other() {
    Study edge = StudyFiles.demoOn(Kind.EDGE, List.of());
    var planted = (Market.Generated) edge.market().data();
    var empty = (Market.Generated) StudyFiles.demoOn(Kind.NOISE, List.of()).market().data();

    assertThat(planted.strength()).isPositive();
    assertThat(planted.how())
        .isEqualTo(
            "an edge of information coefficient "
                + planted.strength()
                + ", its direction kept for 48 bars on average");
    assertThat(edge.statements().marketContext()).contains("is " + planted.strength());
    assertThat(empty.how()).isEqualTo("no edge");
  }

  @Test
  void three_years_of_hours_hold_four_folds_of_half_a_year() {
    Study made = StudyFiles.demoOn(Kind.NOISE, List.of());
    var folds = (Folds.Walk) made.learning().folds();
    int days = ((Market.Generated) made.market().data()).days();

    assertThat(made.market().timeline().bar()).isEqualTo(Duration.ofHours(1));
    assertThat(Duration.ofDays(days).minus(folds.train()).dividedBy(folds.test())).isEqualTo(4);
  }

  @Test
  void overrides_apply_as_to_any_study() {
    Study fewer = StudyFiles.demoOn(Kind.EDGE, List.of("search.trials=4", "data.generated.seed=9"));

    assertThat(fewer.configurations()).hasSize(4);
    assertThat(((Market.Generated) fewer.market().data()).seed()).isEqualTo(9);
  }
}

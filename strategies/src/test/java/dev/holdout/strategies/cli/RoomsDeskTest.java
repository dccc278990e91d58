package dev.holdout.strategies.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.strategies.study.Study;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomsDeskTest {

  @ParameterizedTest
  @CsvSource({
    "REAL, btc-demo, false",
    "NOISE, generated-noise, true",
    "EDGE, generated-edge, true"
  })
  void the_demo_has_a_study_for_every_market(
      StudyDesk.DemoMarket market, String name, boolean generated) {
    RoomsDesk.Stated stated = RoomsDesk.stated(demo(market));
    assertThat(stated.study().name()).isEqualTo(name);
    assertThat(stated.study().market().isGenerated()).isEqualTo(generated);
    assertThat(stated.text()).contains(name);
  }

  @Test
  void what_is_not_about_the_market_is_the_demos_own() {
    Study real = RoomsDesk.stated(demo(StudyDesk.DemoMarket.REAL)).study();
    Study edge = RoomsDesk.stated(demo(StudyDesk.DemoMarket.EDGE)).study();
    assertThat(edge.learning().search()).isEqualTo(real.learning().search());
    assertThat(edge.judgement()).isEqualTo(real.judgement());
  }

  private static StudyDesk.Order demo(StudyDesk.DemoMarket market) {
    return new StudyDesk.Order(
        new StudyDesk.Asked(Optional.empty(), market, List.of()),
        Path.of("runs"),
        Path.of("home"),
        1,
        false,
        "./holdout demo");
  }
}

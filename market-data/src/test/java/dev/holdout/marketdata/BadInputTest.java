package dev.holdout.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.BadInput.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadInputTest {

  @Test
  void it_reads_as_value_place_and_remedy() {
    assertThat(new BadInput("embargo is \"1 hr\"", "study.yaml line 9", "embargo: 1h"))
        .hasMessage("embargo is \"1 hr\" (at study.yaml line 9); try: embargo: 1h");
    assertThat(new BadInput("no data", "", "")).hasMessage("no data");
  }

  @Test
  void all_faults_of_a_file_are_told_at_once_a_line_each() {
    List<Fault> faults = List.of(new Fault("a", "x", "1"), new Fault("b", "y", "2"));
    assertThat(new BadInput(faults)).hasMessage("a (at x); try: 1\nb (at y); try: 2");
    assertThat(new BadInput(faults).faults()).isEqualTo(faults);
    assertThatThrownBy(() -> new BadInput(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}

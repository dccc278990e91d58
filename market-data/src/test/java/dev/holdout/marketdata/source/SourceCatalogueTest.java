package dev.holdout.marketdata.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.BadInput;
import org.junit.jupiter.api.Test;

class SourceCatalogueTest {

  @Test
  void a_name_finds_its_source() {
    assertThat(SourceCatalogue.named("demo")).isInstanceOf(BitstampDemo.class);
  }

  @Test
  void an_unknown_name_is_answered_with_the_nearest_known() {
    assertThatThrownBy(() -> SourceCatalogue.named("dmeo", "study.yaml line 3"))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "data source \"dmeo\" does not exist; there are: demo (at study.yaml line 3);"
                + " try: data: demo");
  }
}

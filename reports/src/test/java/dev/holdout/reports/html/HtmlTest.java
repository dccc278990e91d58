package dev.holdout.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void text_in_a_hole_is_escaped_and_markup_is_not() {
    assertThat(Html.of("<b title=\"{}\">{}</b>", "\"'", new Html("<i>x</i>")).text())
        .isEqualTo("<b title=\"&quot;&#39;\"><i>x</i></b>");
  }

  @Test
  void a_hole_inside_a_text_stays_text() {
    assertThat(Html.of("<p>{}{}</p>", "{}", "a").text()).isEqualTo("<p>{}a</p>");
  }

  @Test
  void the_number_of_holes_and_values_must_agree() {
    assertThatThrownBy(() -> Html.of("{}")).hasMessageContaining("more holes than the 0 values");
    assertThatThrownBy(() -> Html.of("x", 1)).hasMessageContaining("fewer holes than the 1 values");
  }

  @Test
  void json_cannot_end_its_script_element() {
    assertThat(Html.json("[\"</script>&\u2028\"]").text())
        .isEqualTo("[\"\\u003c/script\\u003e\\u0026\\u2028\"]");
  }

  @Test
  void a_row_must_fit_the_columns_of_its_table() {
    Table table = Table.captioned("x").column("a", Table.Kind.TEXT);
    assertThatThrownBy(() -> table.row(Html.EMPTY, Html.EMPTY))
        .hasMessage("a row has 2 cells but the table 1 columns");
  }
}

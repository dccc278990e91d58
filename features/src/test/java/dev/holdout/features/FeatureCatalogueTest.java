package dev.holdout.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdout.features.clock.SecondsSincePrint;
import dev.holdout.features.price.LogReturn;
import dev.holdout.marketdata.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureCatalogueTest {

  @ParameterizedTest
  @ValueSource(strings = {"LogReturn(5)", " LogReturn ( 5 ) ", "LogReturn(05)"})
  void a_name_with_a_number_is_read(String text) {
    assertThat(FeatureCatalogue.parse(text)).isEqualTo(new LogReturn(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SecondsSincePrint", "SecondsSincePrint()"})
  void a_name_without_numbers_is_read_with_and_without_parentheses(String text) {
    assertThat(FeatureCatalogue.parse(text)).isEqualTo(new SecondsSincePrint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LogRetrun(5)        | no feature is called LogRetrun | LogReturn
          rsi(14)             | no feature is called rsi | Rsi
          Zzzzzzzzzzzzzzzz    | no feature is called Zzzzzzzzzzzzzzzz | one of LogReturn, RealisedVolatility
          LogReturn           | takes 1 numbers and "LogReturn" has 0 | LogReturn(5)
          LogReturn(1, 2)     | has 2 | LogReturn(5)
          LogReturn(0)        | LogReturn has bars = 0; it must lie in 1 to 1000000 | LogReturn(5)
          LogReturn(5         | "LogReturn(5" is not a feature | LogReturn(5)
          LogReturn(-5)       | LogReturn has bars = -5; it must lie in 1 to 1000000 | LogReturn(5)
          LogReturn(1,)       | "" is not a whole number | LogReturn(5)
          LogReturn(99999999999) | "99999999999" is not a whole number | LogReturn(5)
          """)
  void a_wrong_text_is_answered_with_what_is_wrong_and_what_to_write(
      String text, String fault, String remedy) {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> FeatureCatalogue.parse(text))
        .withMessageContaining(fault)
        .withMessageContaining("try: " + remedy);
  }

  @Test
  void formulas_are_listed_once_with_their_form() {
    assertThat(FeatureCatalogue.all())
        .extracting(FeatureCatalogue.Formula::name)
        .doesNotHaveDuplicates()
        .hasSizeGreaterThanOrEqualTo(12);
    assertThat(FeatureCatalogue.all().getFirst().signature()).isEqualTo("LogReturn(bars)");
  }
}

package dev.holdout.strategies.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvesTest {

  @TempDir Path home;

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void a_curve_is_read_as_it_was_put_to_the_bit() {
    Random random = new Random(4);
    double[] returns = random.doubles(500, -0.1, 0.1).toArray();
    returns[3] = -0.0;
    returns[4] = Double.MIN_VALUE;
    Curves curves = Curves.at(home);
    assertThat(curves.get(curves.put(-3, returns))).isEqualTo(new Curve(-3, returns));
  }

  @Test
  void the_same_returns_are_kept_once_and_others_apart() throws IOException {
    Curves curves = Curves.at(home);
    String hash = curves.put(10, new double[] {0.1, 0.2});
    assertThat(curves.put(10, new double[] {0.1, 0.2})).isEqualTo(hash);
    assertThat(curves.put(11, new double[] {0.1, 0.2})).isNotEqualTo(hash);
    assertThat(files()).hasSize(2);
  }

  @Test
  void a_changed_curve_is_refused_and_put_right_when_it_is_put_again() throws IOException {
    Curves curves = Curves.at(home);
    String hash = curves.put(10, new double[] {0.1, 0.2});
    Path file = files().getFirst();
    String text = Files.readString(file);
    for (int i = 0; i < text.length(); i++) {
      char other = (char) (text.charAt(i) == '7' ? '8' : '7');
      Files.writeString(file, text.substring(0, i) + other + text.substring(i + 1));
      assertThatThrownBy(() -> curves.get(hash)).as("byte " + i).isInstanceOf(BadInput.class);
    }
    assertThat(curves.put(10, new double[] {0.1, 0.2})).isEqualTo(hash);
    assertThat(curves.get(hash).dailyReturns()).containsExactly(0.1, 0.2);
  }

  @Test
  void a_missing_curve_names_its_file() {
    String hash = SomeTrials.hash("nothing");
    assertThatThrownBy(() -> Curves.at(home).get(hash))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("missing")
        .hasMessageContaining(hash + ".csv");
  }

  @Test
  void a_curve_without_a_return_or_with_one_that_is_no_number_is_none() {
    Curves curves = Curves.at(home);
    assertThatThrownBy(() -> curves.put(1, new double[0])).hasMessageContaining("at least one");
    assertThatThrownBy(() -> curves.put(1, new double[] {0, Double.NaN}))
        .hasMessageContaining("return 1 of 2 is NaN");
  }
}

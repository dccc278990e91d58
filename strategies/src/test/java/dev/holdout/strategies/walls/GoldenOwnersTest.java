package dev.holdout.strategies.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every group of recorded cases has exactly one module that answers for it: features for those of
 * its table, backtest for all others. The tables are test code of their modules, so they are read
 * as text.
 */
class GoldenOwnersTest {

  private static final Pattern WORD = Pattern.compile("\"([a-z_]+)\"");

  @Test
  void what_backtest_leaves_to_others_is_what_features_answers_for() throws IOException {
    Set<String> left =
        table("backtest/src/test/java/dev/holdout/backtest/stats/GoldenTest.java", "ELSEWHERE");
    Set<String> taken =
        table("features/src/test/java/dev/holdout/features/GoldenCasesTest.java", "GROUPS");
    assertThat(left).isNotEmpty().isEqualTo(taken);
  }

  @Test
  void no_group_is_both_built_and_not_built() throws IOException {
    String file = "backtest/src/test/java/dev/holdout/backtest/stats/GoldenTest.java";
    requireApart(file, "BUILT", "NOT_BUILT");
    requireApart(file, "ELSEWHERE", "BUILT");
    requireApart(file, "ELSEWHERE", "NOT_BUILT");
  }

  /** A table may be empty: once everything is built, nothing is not built. */
  private static void requireApart(String file, String one, String other) throws IOException {
    assertThat(table(file, one))
        .as("%s beside %s", one, other)
        .noneMatch(table(file, other)::contains);
  }

  private static Set<String> table(String file, String name) throws IOException {
    Path path = Checkout.root().resolve(file);
    Matcher table =
        Pattern.compile("> " + name + " =\\s*(Set|List)\\.of\\(([^;]*)\\);")
            .matcher(Files.readString(path));
    assertThat(table.find()).as("a table %s in %s", name, file).isTrue();
    return WORD.matcher(table.group(2))
        .results()
        .map((MatchResult word) -> word.group(1))
        .collect(TreeSet::new, Set::add, Set::addAll);
  }
}

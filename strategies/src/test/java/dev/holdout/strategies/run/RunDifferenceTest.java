package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two folders with the same little files, of which one is changed. */
class RunDifferenceTest {

  private static final RunDifference.Same EXACT = new RunDifference.Same(true, true);
  private static final RunDifference.Same ELSEWHERE = new RunDifference.Same(true, false);

  @TempDir Path folder;
  private Path was;
  private Path is;

  @BeforeEach
  void two_equal_runs() throws IOException {
    was = folder.resolve("was");
    is = folder.resolve("is");
    for (Path run : new Path[] {was, is}) {
      Files.createDirectories(run.resolve("policies"));
      write(run, "manifest.json", "{\"id\":\"7f\",\"createdAt\":\"2026\",\"seed\":7}\n");
      write(
          run,
          "results.json",
          """
          {"zeta": {"sharpe": 1.25, "name": "a"}, "alpha": [{"x": 1}, {"x": 2}], "hash": "ab12"}
          """);
      write(run, "fills.csv", "study,side,price\n\"a, b\",BUY,100.5\n\"a, b\",SELL,101\n");
      write(run, "trials.csv", "id,sharpe\nc01,1\nc02,2\nc03,3\n");
      write(run, "policies/fold-01.safetensors", "weights");
    }
  }

  @Test
  void equal_runs_do_not_differ_and_the_time_at_which_they_were_made_does_not_count()
      throws IOException {
    write(was, "manifest.json", "{\"id\":\"7f\",\"createdAt\":\"2025\",\"seed\":7}\n");
    assertThat(first(EXACT)).isEmpty();
  }

  @Test
  void a_setting_of_the_manifest_counts_and_the_code_only_where_it_is_the_same()
      throws IOException {
    write(was, "manifest.json", "{\"id\":\"7f\",\"createdAt\":\"2025\",\"seed\":8}\n");
    assertThat(first(EXACT))
        .hasValue("manifest.json field seed: the run has 8, made again it has 7");
    write(was, "manifest.json", "{\"id\":\"80\",\"createdAt\":\"2025\",\"seed\":7}\n");
    assertThat(first(EXACT)).hasValueSatisfying(said -> assertThat(said).contains("field id"));
    assertThat(first(new RunDifference.Same(false, true))).isEmpty();
  }

  @Test
  void fields_are_named_by_their_path_in_the_order_of_the_document() throws IOException {
    change(was, "results.json", "1.25", "1.5");
    change(was, "results.json", "{\"x\": 2}", "{\"x\": 3}");
    assertThat(first(EXACT))
        .hasValue("results.json field zeta.sharpe: the run has 1.5, made again it has 1.25");
    change(was, "results.json", "1.5", "1.25");
    assertThat(first(EXACT))
        .hasValue("results.json field alpha[1].x: the run has 3, made again it has 2");
  }

  @Test
  void a_list_of_another_length_is_named_and_so_is_a_field_that_one_lacks() throws IOException {
    change(was, "results.json", ", {\"x\": 2}", "");
    for (RunDifference.Same same : new RunDifference.Same[] {EXACT, ELSEWHERE}) {
      assertThat(first(same))
          .hasValue("results.json field alpha: the run has 1 entries, made again it has 2 entries");
    }
    change(was, "results.json", "\"name\": \"a\"", "\"other\": 1");
    assertThat(first(EXACT))
        .hasValue("results.json field zeta.name: the run has nothing, made again it has \"a\"");
  }

  @Test
  void spaces_alone_are_a_difference_of_bytes() throws IOException {
    change(was, "results.json", "\"x\": 1", "\"x\":  1");
    assertThat(first(EXACT)).hasValue("results.json differs in its bytes");
  }

  @Test
  void a_cell_is_named_by_line_and_column_and_a_comma_between_quotes_parts_nothing()
      throws IOException {
    change(was, "fills.csv", "SELL,101", "SELL,102");
    assertThat(first(EXACT))
        .hasValue("fills.csv line 3 column price: the run has 102, made again it has 101");
    change(was, "fills.csv", "\"a, b\",BUY", "\"a, c\",BUY");
    assertThat(first(EXACT))
        .hasValue(
            "fills.csv line 2 column study: the run has \"a, c\", made again it has \"a, b\"");
  }

  @Test
  void a_cell_too_many_is_named_also_where_numbers_need_only_be_near() throws IOException {
    change(was, "fills.csv", "SELL,101", "SELL,101,9");
    assertThat(first(ELSEWHERE))
        .hasValue("fills.csv line 3: the run has 4 cells, made again it has 3 cells");
  }

  @Test
  void a_line_that_is_gone_is_named_with_the_number_of_lines() throws IOException {
    change(was, "trials.csv", "c02,2\n", "");
    assertThat(first(EXACT))
        .hasValue(
            "trials.csv line 3 column id: the run has c03, made again it has c02"
                + " (3 lines; made again 4)");
    change(was, "trials.csv", "c03,3\n", "c02,2\n");
    assertThat(first(EXACT)).hasValue("trials.csv line 4 is missing (3 lines; made again 4)");
  }

  @Test
  void a_file_that_is_gone_one_too_many_and_one_changed_byte_of_a_policy_are_named()
      throws IOException {
    write(was, "policies/fold-01.safetensors", "weighty");
    assertThat(first(EXACT)).hasValue("policies/fold-01.safetensors differs in its bytes");
    write(was, "policies/fold-00.safetensors", "weights");
    assertThat(first(EXACT)).hasValue("policies/fold-00.safetensors should not be there");
    Files.delete(was.resolve("trials.csv"));
    assertThat(first(EXACT)).hasValue("trials.csv is missing");
  }

  @Test
  void on_another_machine_numbers_may_differ_in_their_last_digits_and_words_may_not()
      throws IOException {
    change(was, "results.json", "1.25", "1.2500001");
    change(was, "results.json", "ab12", "cd34");
    change(was, "fills.csv", "100.5", "100.50001");
    write(was, "policies/fold-01.safetensors", "weighty");
    assertThat(first(ELSEWHERE)).isEmpty();
    change(was, "fills.csv", "BUY", "SELL");
    assertThat(first(ELSEWHERE))
        .hasValue("fills.csv line 2 column side: the run has SELL, made again it has BUY");
    change(was, "results.json", "1.2500001", "1.2501");
    assertThat(first(ELSEWHERE))
        .hasValue("results.json field zeta.sharpe: the run has 1.2501, made again it has 1.25");
  }

  private Optional<String> first(RunDifference.Same same) {
    return new RunDifference(was, is, same).first();
  }

  private static void change(Path run, String file, String from, String to) throws IOException {
    String text = Files.readString(run.resolve(file));
    assertThat(text).contains(from);
    write(run, file, text.replace(from, to));
  }

  private static void write(Path run, String file, String text) throws IOException {
    Files.writeString(run.resolve(file), text, StandardCharsets.UTF_8);
  }
}

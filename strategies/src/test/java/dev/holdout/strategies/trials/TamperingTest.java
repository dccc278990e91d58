package dev.holdout.strategies.trials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.marketdata.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to the files by hand, the next reading says so, and names the row. */
class TamperingTest {

  private static final int ROWS = 30;

  /** Small files, so that the ledger has several. */
  private static final long FULL = 4_000;

  @TempDir Path home;
  private final List<Head> heads = new ArrayList<>();

  @BeforeEach
  void five_runs_in_several_files() {
    for (int run = 0; run < 5; run++) {
      heads.add(ledger().append(SomeTrials.run("btc", "data", 3, run)));
    }
    assertThat(ledger().read().chain().intact()).isTrue();
    assertThat(ledger().head().rows()).isEqualTo(ROWS);
  }

  private TrialLedger ledger() {
    return TrialLedger.open(home, FULL);
  }

  private Chain chain() {
    return ledger().read().chain();
  }

  private Path head() {
    return home.resolve("ledger/head");
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.list(home.resolve("ledger"))) {
      List<Path> files =
          all.filter(file -> file.getFileName().toString().startsWith("rows-")).sorted().toList();
      assertThat(files).hasSizeGreaterThan(1);
      return files;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path fileOf(int row) throws IOException {
    for (Path file : files()) {
      if (Files.readString(file).contains("\n" + row + "\t")) {
        return file;
      }
    }
    throw new IllegalStateException("no row " + row);
  }

  private static void edit(Path file, java.util.function.UnaryOperator<List<String>> edit)
      throws IOException {
    List<String> lines = edit.apply(new ArrayList<>(Files.readAllLines(file)));
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private static int lineOf(List<String> lines, int row) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(row + "\t")) {
        return i;
      }
    }
    throw new IllegalStateException("no row " + row);
  }

  /** The row that a byte belongs to: its own, the one below a head, the one above an end. */
  private static long rowAt(byte[] bytes, int place) {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n");
    int line = 0;
    for (int i = 0; i < place; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    int step = lines[line].startsWith("end\t") ? -1 : 1;
    while (!Character.isDigit(lines[line].charAt(0))) {
      line += step;
    }
    return Long.parseLong(lines[line].substring(0, lines[line].indexOf('\t')));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14})
  void one_byte_changed_anywhere_is_noticed_at_its_row(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      Path file = files().get(random.nextInt(files().size()));
      byte[] written = Files.readAllBytes(file);
      byte[] bytes = written.clone();
      int place = random.nextInt(bytes.length);
      byte other =
          (byte) (random.nextInt(3) == 0 ? "\n\t7e".charAt(random.nextInt(4)) : random.nextInt());
      bytes[place] = other == bytes[place] ? (byte) (other ^ 1) : other;
      Files.write(file, bytes);
      String what = "seed %d, %s, byte %d -> %d".formatted(seed, file, place, bytes[place]);
      try {
        assertThat(chain().firstFault()).as(what).isEqualTo(rowAt(written, place));
      } catch (BadInput newer) {
        assertThat(newer).as(what).hasMessageContaining("version");
        assertThat(place).as(what).isEqualTo("holdout-trials\t".length());
      }
      Files.write(file, written);
    }
    assertThat(chain().intact()).isTrue();
  }

  @Test
  void one_byte_of_the_head_file_changed_is_noticed() throws Exception {
    byte[] written = Files.readAllBytes(head());
    Random random = new Random(5);
    for (int place = 0; place < written.length; place++) {
      byte[] bytes = written.clone();
      bytes[place] ^= (byte) (1 + random.nextInt(255));
      Files.write(head(), bytes);
      try {
        assertThat(chain().intact()).as("byte " + place).isFalse();
      } catch (BadInput newer) {
        assertThat(newer).hasMessageContaining("version");
      }
    }
  }

  @Test
  void a_changed_figure_is_told_in_words_and_the_row_still_counts() throws Exception {
    edit(
        fileOf(17),
        lines -> {
          int line = lineOf(lines, 17);
          lines.set(line, lines.get(line).replaceFirst("FINISHED\t3\t[^\t]+", "FINISHED\t3\t1.9"));
          lines.set(line, lines.get(line).replaceFirst("STOPPED\t3\t[^\t]+", "STOPPED\t3\t1.9"));
          return lines;
        });
    assertThat(chain().faults())
        .containsExactly(
            "row 17 was changed after it was written (" + fileOf(17).getFileName() + ")");
    assertThat(ledger().read().counted(SomeTrials.hash("data")).trials()).isEqualTo(15);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 7, 15, 18, 30})
  void a_removed_row_is_named(int row) throws Exception {
    edit(
        fileOf(row),
        lines -> {
          lines.remove(lineOf(lines, row));
          return lines;
        });
    assertThat(chain().firstFault()).isEqualTo(row);
    assertThat(chain().faults().getFirst())
        .startsWith("row " + row + " was removed after it was written");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23, 24, 25, 26})
  void rows_put_in_or_put_in_another_order_are_noticed(long seed) throws Exception {
    Random random = new Random(seed);
    int one = 6 * random.nextInt(5) + 1 + random.nextInt(6);
    int first = (one - 1) / 6 * 6 + 1;
    int other = first + (one - first + 1 + random.nextInt(5)) % 6;
    Path file = fileOf(one);
    String written = Files.readString(file);
    edit(
        file,
        lines -> {
          Collections.swap(lines, lineOf(lines, one), lineOf(lines, other));
          return lines;
        });
    assertThat(chain().firstFault()).as("seed " + seed).isEqualTo(Math.min(one, other));
    Files.writeString(file, written);
    edit(
        file,
        lines -> {
          lines.add(lineOf(lines, one), lines.get(lineOf(lines, other)));
          return lines;
        });
    assertThat(chain().firstFault()).as("seed " + seed).isEqualTo(Math.min(one, other));
    Files.writeString(file, written);
    edit(
        file,
        lines -> {
          lines.add(lineOf(lines, one), "17\tFINISHED\t3\t9.9\tinvented\t00000000");
          return lines;
        });
    assertThat(chain().firstFault()).as("seed " + seed).isEqualTo(one);
    Files.writeString(file, written);
    assertThat(chain().intact()).isTrue();
  }

  @Test
  void rows_changed_together_with_their_checks_and_the_hash_break_the_chain_behind() {
    TrialLedger forged = TrialLedger.open(home.resolve("forged"), FULL);
    for (int run = 0; run < 5; run++) {
      forged.append(SomeTrials.run("btc", "data", 3, run == 1 ? 99 : run));
    }
    // The second run's rows, well made, from a ledger where they say something else.
    swapIn(home.resolve("forged/ledger"), 7);
    assertThat(chain().firstFault()).isBetween(7L, 13L);
  }

  private void swapIn(Path from, int row) {
    try {
      Path file = fileOf(row);
      String mine = Files.readString(file);
      String theirs = Files.readString(from.resolve(file.getFileName()));
      Files.writeString(file, mine.replace(batch(mine, row), batch(theirs, row)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String batch(String text, int first) {
    int from = text.indexOf("batch\t" + first + "\t");
    int end = text.indexOf("\nend\t", from);
    return text.substring(from, text.indexOf('\n', end + 1) + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 13, 19, 25})
  void a_removed_or_doubled_run_is_noticed(int first) throws Exception {
    Path file = fileOf(first);
    String text = Files.readString(file);
    String batch = batch(text, first);
    Files.writeString(file, text.replace(batch, ""));
    assertThat(chain().firstFault()).isEqualTo(first);
    assertThat(chain().faults().getFirst()).contains("rows " + first + " to " + (first + 5));
    Files.writeString(file, text.replace(batch, batch + batch));
    assertThat(chain().firstFault()).isEqualTo(first);
    assertThat(chain().faults().getFirst()).contains("a second time or at another place");
  }

  @Test
  void a_removed_file_is_noticed_and_its_rows_are_named() throws Exception {
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      long first = rowAt(bytes, 0);
      assertThat(chain().firstFault()).isEqualTo(first);
      assertThat(chain().faults().getFirst()).matches("rows " + first + " to \\d+ .*");
      Files.write(file, bytes);
    }
  }

  @Test
  void files_that_changed_their_names_are_noticed() throws Exception {
    Path first = files().get(0);
    Path second = files().get(1);
    Path beside = home.resolve("beside");
    Files.move(first, beside);
    Files.move(second, first);
    Files.move(beside, second);
    assertThat(chain().firstFault()).isEqualTo(1);
  }

  @Test
  void rows_cut_off_at_the_end_are_noticed_and_stay_noticed_after_the_next_run() throws Exception {
    Path file = fileOf(ROWS);
    String text = Files.readString(file);
    Files.writeString(file, text.replace(batch(text, 25), ""));
    assertThat(chain().faults())
        .containsExactly(
            "rows 25 to 30 were removed after writing: the file \"head\" counts 30 rows");
    assertThat(ledger().contains(heads.getLast())).isFalse();
    assertThat(ledger().asOf(heads.getLast()).chain().intact()).isFalse();
    assertThat(ledger().asOf(heads.get(3)).chain().intact()).isTrue();

    Head next = ledger().append(SomeTrials.run("btc", "data", 3, 9));
    assertThat(next.rows()).isEqualTo(36);
    assertThat(chain().firstFault()).isEqualTo(25);
    assertThat(chain().faults().getFirst()).startsWith("rows 25 to 30 are missing");
    assertThat(ledger().read().rows()).hasSize(30);
  }

  @Test
  void a_missing_head_file_is_noticed_and_stays_noticed_after_the_next_run() throws Exception {
    Files.delete(head());
    assertThat(chain().faults())
        .containsExactly("the file \"head\" is missing: rows at the end may have been removed");
    ledger().append(SomeTrials.run("btc", "data", 3, 9));
    assertThat(chain().faults())
        .singleElement()
        .asString()
        .startsWith("when row 31 was written, the file \"head\" was missing");
    assertThat(ledger().read().rows()).hasSize(36);
  }

  @Test
  void a_run_after_a_changed_row_is_written_and_the_row_stays_named() throws Exception {
    Path file = fileOf(30);
    Files.writeString(file, Files.readString(file).replace("\n30\t", "\n31\t"));
    Head next = ledger().append(SomeTrials.run("btc", "data", 3, 9));
    assertThat(next.rows()).isEqualTo(36);
    assertThat(chain().firstFault()).isEqualTo(30);
    assertThat(chain().faults()).hasSize(1);
    assertThat(ledger().contains(next)).isTrue();
  }

  @Test
  void rows_removed_so_well_that_the_chain_closes_are_missed_by_a_run_that_saw_them() {
    TrialLedger other = TrialLedger.open(home.resolve("forged"), FULL);
    for (int run = 0; run < 5; run++) {
      other.append(SomeTrials.run("btc", "data", 3, run == 2 ? 99 : run));
    }
    assertThat(other.read().chain().intact()).isTrue();
    assertThat(heads).extracting(other::contains).containsExactly(true, true, false, false, false);
  }
}

package dev.holdout.strategies.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer stopped at any moment: the old state or the new, and what it left is kept. */
class TornTailTest {

  private static final List<TrialRow> OLD = SomeTrials.run("btc", "data", 2, 1);
  private static final List<TrialRow> NEW = SomeTrials.run("eth", "data", 1, 2);

  @TempDir Path home;
  private Path file;
  private byte[] oldHead;
  private byte[] newHead;
  private byte[] oldRows;
  private byte[] newRows;

  @BeforeEach
  void before_and_after() throws IOException {
    file = home.resolve("ledger/rows-000000000001.tsv");
    ledger().append(OLD);
    oldHead = Files.readAllBytes(head());
    oldRows = Files.readAllBytes(file);
    ledger().append(NEW);
    newHead = Files.readAllBytes(head());
    newRows = Files.readAllBytes(file);
  }

  private TrialLedger ledger() {
    return TrialLedger.open(home);
  }

  private Path head() {
    return home.resolve("ledger/head");
  }

  private void stopped(byte[] head, byte[] rows) throws IOException {
    Files.write(head(), head);
    Files.write(file, rows);
  }

  private List<Path> setAside() throws IOException {
    Path torn = home.resolve("ledger/torn");
    if (!Files.exists(torn)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(torn)) {
      return files.toList();
    }
  }

  @Test
  void stopped_after_any_byte_of_its_rows_the_ledger_is_as_it_was() throws IOException {
    for (int length = oldRows.length; length < newRows.length; length++) {
      stopped(oldHead, Arrays.copyOf(newRows, length));
      Reading reading = ledger().read();
      assertThat(reading.chain().faults()).as("%d bytes", length).isEmpty();
      assertThat(reading.rows()).as("%d bytes", length).isEqualTo(OLD);
      assertThat(reading.head()).isEqualTo(ledger().head());
      if (length == oldRows.length) {
        assertThat(reading.chain().notes()).isEmpty();
      } else {
        assertThat(reading.chain().notes())
            .singleElement()
            .asString()
            .startsWith("the last %d bytes of ".formatted(length - oldRows.length))
            .contains("a stopped writer left unfinished");
      }
    }
  }

  @Test
  void the_next_writer_sets_the_rest_aside_whole_and_says_so() throws IOException {
    for (int length = oldRows.length + 1; length < newRows.length; length += 37) {
      stopped(oldHead, Arrays.copyOf(newRows, length));
      ledger().append(NEW);
      Reading reading = ledger().read();
      assertThat(reading.chain().faults()).as("%d bytes", length).isEmpty();
      assertThat(reading.rows()).isEqualTo(Stream.of(OLD, NEW).flatMap(List::stream).toList());
      assertThat(reading.chain().notes())
          .singleElement()
          .asString()
          .startsWith("when row 5 was written, %d bytes".formatted(length - oldRows.length));
      Path rest = setAside().getFirst();
      assertThat(reading.chain().notes().getFirst()).endsWith("torn/" + rest.getFileName());
      assertThat(Files.readAllBytes(rest))
          .isEqualTo(Arrays.copyOfRange(newRows, oldRows.length, length));
      Files.delete(rest);
    }
  }

  @Test
  void stopped_between_rows_and_acknowledgement_the_rows_are_there() throws IOException {
    stopped(oldHead, newRows);
    assertThat(ledger().read().chain()).isEqualTo(new Chain(6, 0, List.of(), List.of()));
    assertThat(ledger().head().rows()).isEqualTo(6);
    ledger().append(NEW);
    assertThat(ledger().read().chain()).isEqualTo(new Chain(8, 0, List.of(), List.of()));
    assertThat(setAside()).isEmpty();
  }

  @Test
  void acknowledged_rows_that_are_cut_are_no_torn_tail() throws IOException {
    for (int length = oldRows.length; length < newRows.length; length++) {
      stopped(newHead, Arrays.copyOf(newRows, length));
      Chain chain = ledger().read().chain();
      assertThat(chain.intact()).as("%d bytes", length).isFalse();
      assertThat(chain.firstFault()).as("%d bytes", length).isBetween(5L, 7L);
    }
  }

  @Test
  void stopped_after_a_new_file_the_rows_in_it_are_there() throws IOException {
    TrialLedger small = TrialLedger.open(home, oldRows.length);
    byte[] before = Files.readAllBytes(head());
    Head head = small.append(OLD);
    Files.write(head(), before);
    assertThat(small.head()).isEqualTo(head);
    assertThat(small.read().chain()).isEqualTo(new Chain(10, 0, List.of(), List.of()));
    small.append(NEW);
    assertThat(small.read().chain()).isEqualTo(new Chain(12, 0, List.of(), List.of()));
    assertThat(setAside()).isEmpty();
  }

  @Test
  void stopped_before_its_first_rows_the_ledger_is_empty() throws IOException {
    Path other = home.resolve("other");
    Files.createDirectories(other.resolve("ledger"));
    Files.write(other.resolve("ledger/.rows-000000000001.tsv.part"), newRows);
    TrialLedger ledger = TrialLedger.open(other);
    assertThat(ledger.read().chain()).isEqualTo(new Chain(0, 0, List.of(), List.of()));
    ledger.append(NEW);
    assertThat(ledger.read().rows()).isEqualTo(NEW);
  }

  @Test
  void what_stands_behind_the_rest_of_a_stopped_writer_is_its_only_loss() throws IOException {
    byte[] rows = Arrays.copyOf(newRows, newRows.length - 3);
    rows[oldRows.length + 100] ^= 1; // a disk that lost its power keeps any bytes at all
    stopped(oldHead, rows);
    assertThat(ledger().read().chain().faults()).isEmpty();
    assertThat(ledger().read().rows()).isEqualTo(OLD);
  }
}

package dev.holdout.backtest.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.backtest.feed.Tick;
import dev.holdout.marketdata.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("journal");
  }

  private void write() {
    try (FileJournal journal = FileJournal.create(file(), "a test")) {
      Tick tick = new Tick();
      journal.tick(tick.trade(5, 4, 0, 100, 7));
      journal.tick(tick.quote(6, 99, 101, 3, 4));
      journal.line("6 bar ü");
      journal.call(new JournalRecord.Called(6, 2, "halt by you"));
      journal.end();
    }
  }

  /** Records as text, up to where the journal is whole. */
  private static List<String> read(Path file) {
    List<String> all = new ArrayList<>();
    try (JournalReader reader = JournalReader.open(file)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        all.add(
            switch (next.get()) {
              case JournalRecord.Ticked(Tick tick) ->
                  "%s %d %d %d %d %d"
                      .formatted(
                          tick.kind(),
                          tick.knownAt(),
                          tick.figure(0),
                          tick.figure(1),
                          tick.figure(2),
                          tick.figure(3));
              case JournalRecord.Line(String text) -> text;
              case JournalRecord.Called(long at, long events, String text) ->
                  at + " " + events + " " + text;
              case JournalRecord.Ended _ -> "end";
            });
      }
    }
    return all;
  }

  @Test
  void it_gives_back_what_was_written() {
    write();
    assertThat(read(file()))
        .containsExactly(
            "TRADE 5 4 0 100 7", "QUOTE 6 99 101 3 4", "6 bar ü", "6 2 halt by you", "end");
  }

  @Test
  void cut_at_any_byte_it_is_read_to_the_last_whole_record_and_written_on() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file());
    List<String> all = read(file());
    int head = whole.length - (48 + 48 + 8 + 8 + 8 + 16 + 11 + 8);
    for (int length = head; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      List<String> some = read(file());
      assertThat(some).as("cut at byte %d", length).isEqualTo(all.subList(0, some.size()));
      JournalReader reader = JournalReader.open(file());
      while (reader.next().isPresent()) {
        assertThat(reader.position().bytes()).isLessThanOrEqualTo(length);
      }
      reader.close();
      try (FileJournal journal = FileJournal.append(file(), reader.position())) {
        journal.line("after");
      }
      assertThat(read(file())).hasSize(some.size() + 1).endsWith("after");
    }
  }

  @Test
  void a_changed_bit_is_never_believed() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file());
    List<String> all = read(file());
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 16;
      Files.write(file(), changed);
      try {
        List<String> some = read(file());
        assertThat(some).as("byte %d", at).hasSizeLessThan(all.size());
        assertThat(some).isEqualTo(all.subList(0, some.size()));
      } catch (BadInput head) {
        assertThat(head.getMessage()).as("byte %d", at).contains("journal");
      }
    }
  }

  @Test
  void two_writers_of_one_journal_are_refused() {
    try (FileJournal first = FileJournal.create(file(), "a test")) {
      first.line("mine");
      first.flush();
      assertThatThrownBy(() -> FileJournal.create(file(), "a test"))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("another process")
          .hasMessageContaining("paper stop");
    }
    assertThat(read(file())).containsExactly("mine");
  }

  @Test
  void another_file_and_a_newer_form_are_refused() throws IOException {
    Files.writeString(file(), "timestamp,price,amount\n1,2,3\n");
    assertThatThrownBy(() -> JournalReader.open(file())).hasMessageContaining("no journal");
    write();
    byte[] newer = Files.readAllBytes(file());
    newer[11] = 9;
    Files.write(file(), newer);
    assertThatThrownBy(() -> JournalReader.open(file()))
        .hasMessageContaining("form is 9; this version reads 1");
  }
}

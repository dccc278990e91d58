package dev.holdout.marketdata.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.RandomTape;
import dev.holdout.marketdata.Seeds;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.quality.QualityFindings;
import dev.holdout.marketdata.quality.QualityFindings.Quarantined;
import dev.holdout.marketdata.quality.QualityFindings.Silence;
import dev.holdout.marketdata.source.BitstampDemo;
import dev.holdout.marketdata.source.CsvTrades;
import dev.holdout.marketdata.source.DataSource;
import dev.holdout.marketdata.source.Import;
import dev.holdout.marketdata.trade.TradeSeries;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BlockCacheTest {

  @TempDir Path folder;

  @Test
  void a_block_gives_back_the_demo_to_the_bit() throws IOException {
    BlockCache cache = new BlockCache(folder.resolve("made/on/demand"));
    DataSource demo = new BitstampDemo();
    Import parsed = cache.load(demo);
    assertThat(files(cache.folder())).hasSize(1).allMatch(name -> name.endsWith(".trades"));
    assertEqual(cache.load(demo), parsed);
    assertEqual(TradeBlock.open(only(cache.folder()), demo.instrument()), parsed);
  }

  @Test
  void a_block_is_opened_without_asking_the_source_for_its_rows() throws IOException {
    BlockCache cache = new BlockCache(folder);
    Import first = cache.load(csv("timestamp,price,amount\n1,1.00,1\nx,1.00,1\n"));
    DataSource nameOnly = new WithoutRows(csv("timestamp,price,amount\n1,1.00,1\nx,1.00,1\n"));
    assertEqual(cache.load(nameOnly), first);
  }

  @Test
  void every_cut_and_every_changed_byte_is_found_and_the_cache_makes_the_block_anew()
      throws IOException {
    DataSource source = csv("timestamp,price,amount\n1,1.00,1\n2,1.01,2\n3,oops,2\n");
    BlockCache cache = new BlockCache(folder.resolve("cache"));
    Import parsed = cache.load(source);
    Path block = only(cache.folder());
    byte[] whole = Files.readAllBytes(block);
    for (int i = 0; i < whole.length; i++) {
      assertDamaged(Files.write(block, Arrays.copyOf(whole, i)), source);
      // A version that damage raised cannot be told from a newer program's: that is the next test.
      if (i < 8 || i > 11) {
        byte[] changed = whole.clone();
        changed[i] ^= 0x40;
        assertDamaged(Files.write(block, changed), source);
      }
    }
    assertEqual(cache.load(source), parsed);
    assertThat(Files.readAllBytes(block)).isEqualTo(whole);
  }

  @Test
  void a_damaged_block_is_refused_with_its_path_and_what_to_do() throws IOException {
    Path block = Files.write(folder.resolve("cut.trades"), new byte[100]);
    assertThatThrownBy(() -> TradeBlock.open(block, RandomTape.INSTRUMENT))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "block file is damaged: it does not begin as a block of trades does (at "
                + block
                + "); try: delete it; it is made anew from its source");
    assertThatThrownBy(() -> TradeBlock.open(folder.resolve("none"), RandomTape.INSTRUMENT))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void a_newer_version_is_refused_by_number_and_left_alone() throws IOException {
    DataSource source = csv("timestamp,price,amount\n1,1.00,1\n");
    BlockCache cache = new BlockCache(folder.resolve("cache"));
    cache.load(source);
    Path block = only(cache.folder());
    byte[] newer = Files.readAllBytes(block);
    newer[8] = 7;
    Files.write(block, newer);
    assertThatThrownBy(() -> cache.load(source))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("version 7; this program reads up to version 1")
        .hasMessageContaining(block.toString())
        .hasMessageContaining("delete the file");
    assertThat(Files.readAllBytes(block)).isEqualTo(newer);
  }

  @Test
  void a_changed_source_has_a_block_of_its_own() throws IOException {
    BlockCache cache = new BlockCache(folder.resolve("cache"));
    cache.load(csv("timestamp,price,amount\n1,1.00,1\n"));
    Import second = cache.load(csv("timestamp,price,amount\n1,1.00,2\n"));
    assertThat(second.trades().size(0)).isEqualTo(20);
    assertThat(files(cache.folder())).hasSize(2);
  }

  @Test
  void a_source_without_a_fingerprint_and_a_folder_that_takes_no_file_are_read_as_ever()
      throws IOException {
    DataSource source = csv("timestamp,price,amount\n1,1.00,1\n");
    BlockCache cache = new BlockCache(folder.resolve("cache"));
    DataSource nameless = new Nameless(source);
    assertEqual(cache.load(nameless), source.load());
    assertThat(cache.folder()).doesNotExist();
    Path noFolder = Files.writeString(folder.resolve("a-file"), "in the way");
    assertEqual(new BlockCache(noFolder).load(source), source.load());
  }

  @Test
  void a_source_that_changes_while_it_is_read_leaves_no_block_under_its_old_name()
      throws IOException {
    DataSource before = csv("timestamp,price,amount\n1,1.00,1\n");
    BlockCache cache = new BlockCache(folder.resolve("cache"));
    Import read =
        cache.load(new ChangedBy(before, () -> csv("timestamp,price,amount\n1,2.00,1\n")));
    assertThat(read.trades().price(0)).isEqualTo(200);
    assertThat(cache.folder()).doesNotExist();
    DataSource again = csv("timestamp,price,amount\n1,1.00,1\n");
    assertThat(cache.load(again).trades().price(0)).isEqualTo(100);
  }

  @Test
  void many_loads_at_once_all_get_the_same_and_leave_one_block() throws Exception {
    DataSource source = csv("timestamp,price,amount\n1,1.00,1\n2,1.01,2\n3,oops,2\n");
    Import parsed = source.load();
    BlockCache cache = new BlockCache(folder.resolve("cache"));
    List<Callable<Import>> loads = Collections.nCopies(40, () -> cache.load(source));
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Import> loaded : threads.invokeAll(loads)) {
        assertEqual(loaded.get(), parsed);
      }
    }
    assertThat(files(cache.folder())).hasSize(1).allMatch(name -> name.endsWith(".trades"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_disk_that_is_full_says_so_instead_of_ending_the_program() throws IOException {
    try (FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
      BlockOutput output = new BlockOutput(full);
      assertThatThrownBy(() -> output.column(100_000, row -> row))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left on device");
    }
  }

  @Test
  void any_tape_comes_back_as_it_was() {
    Seeds.forEach(
        50,
        random -> {
          TradeSeries tape = RandomTape.of(random, random.nextInt(200), 30);
          Import made = new Import(tape, findings(random, tape.size()), "any source");
          Path block = folder.resolve("random.trades");
          TradeBlock.write(block, made);
          assertEqual(TradeBlock.open(block, RandomTape.INSTRUMENT), made);
        });
    assertThat(files(folder)).containsExactly("random.trades");
  }

  private static QualityFindings findings(Random random, int trades) {
    List<Quarantined> quarantined = new ArrayList<>();
    List<Silence> silences = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      quarantined.add(
          new Quarantined(random.nextLong(), "reason " + i, "text, with ünicode …" + i));
      silences.add(new Silence(random.nextLong(), random.nextLong()));
    }
    return new QualityFindings(
        trades + quarantined.size(),
        quarantined,
        random.nextLong(),
        random.nextLong(),
        silences,
        Duration.ofNanos(1 + random.nextLong() >>> 1));
  }

  private static void assertDamaged(Path block, DataSource source) {
    assertThatThrownBy(() -> TradeBlock.open(block, source.instrument()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("block file is damaged");
  }

  private static void assertEqual(Import actual, Import expected) {
    assertThat(actual.trades().contentHash()).isEqualTo(expected.trades().contentHash());
    assertThat(actual.trades().instrument()).isEqualTo(expected.trades().instrument());
    assertThat(actual.findings()).isEqualTo(expected.findings());
    assertThat(actual.sourceHash()).isEqualTo(expected.sourceHash());
  }

  private DataSource csv(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("trades.csv"), text);
    return CsvTrades.of(file, RandomTape.INSTRUMENT);
  }

  private static Path only(Path folder) {
    return folder.resolve(files(folder).getFirst());
  }

  private static List<String> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException cause) {
      throw new AssertionError(cause);
    }
  }

  /** A source that knows its fingerprint and refuses to be read. */
  private record WithoutRows(DataSource source) implements DataSource {
    @Override
    public String name() {
      return source.name();
    }

    @Override
    public Instrument instrument() {
      return source.instrument();
    }

    @Override
    public Import load() {
      throw new AssertionError("read although there is a block");
    }

    @Override
    public Optional<String> fingerprint() {
      return source.fingerprint();
    }
  }

  /** A source whose bytes are changed between the asking for its fingerprint and its reading. */
  private record ChangedBy(DataSource source, Callable<DataSource> change) implements DataSource {
    @Override
    public String name() {
      return source.name();
    }

    @Override
    public Instrument instrument() {
      return source.instrument();
    }

    @Override
    public Import load() {
      try {
        return change.call().load();
      } catch (Exception cause) {
        throw new AssertionError(cause);
      }
    }

    @Override
    public Optional<String> fingerprint() {
      return source.fingerprint();
    }
  }

  /** A source that cannot tell what it depends on. */
  private record Nameless(DataSource source) implements DataSource {
    @Override
    public String name() {
      return source.name();
    }

    @Override
    public Instrument instrument() {
      return source.instrument();
    }

    @Override
    public Import load() {
      return source.load();
    }
  }
}

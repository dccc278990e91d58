package dev.holdout.marketdata;

import dev.holdout.marketdata.bar.TimeBars;
import dev.holdout.marketdata.source.BitstampDemo;
import dev.holdout.marketdata.source.Import;
import dev.holdout.marketdata.store.BlockCache;
import dev.holdout.marketdata.store.TradeBlock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Measures what README.md says of speed: CPU time of this thread, best of many rounds. */
public final class RowsPerSecond {

  private static final int ROUNDS = 200;

  private RowsPerSecond() {}

  public static void main(String[] arguments) throws IOException {
    BitstampDemo demo = new BitstampDemo();
    Import read = demo.load();
    Path folder = Files.createTempDirectory("blocks");
    Path block = folder.resolve("demo.trades");
    TradeBlock.write(block, read);
    BlockCache cache = new BlockCache(folder);
    TimeBars fiveMinutes = TimeBars.of(Duration.ofMinutes(5));
    long rows = read.findings().rowsRead();
    measure("parse from the jar", rows, demo::load);
    measure("fingerprint", rows, demo::fingerprint);
    measure("open a block", rows, () -> TradeBlock.open(block, demo.instrument()));
    measure("load through the cache", rows, () -> cache.load(demo));
    measure("five-minute bars", rows, () -> fiveMinutes.from(read.trades()));
  }

  private static void measure(String what, long rows, Runnable work) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      work.run();
      best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from);
    }
    System.out.printf(
        Locale.ROOT, "%-24s %8.2f ms %8.1f M rows/s%n", what, best / 1e6, rows * 1e3 / best);
  }
}

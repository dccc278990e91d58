package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput;
import dev.holdout.strategies.paper.Feed;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdout feed SOURCE}: ticks into a pipe. */
@Command(
    name = "feed",
    description =
        "Writes the ticks of a source into a pipe, as checksummed frames: holdout feed demo |"
            + " holdout paper RUN --ticks -")
final class FeedCommand implements Callable<Integer> {

  private final Main main;

  @Parameters(
      index = "0",
      paramLabel = "SOURCE",
      description = "the name of a source such as demo, or a CSV file of trades")
  private String source;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "seconds of the market a second, or max for no waiting (default: max)")
  private String speed = "max";

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description =
          "the run whose instrument is meant where SOURCE is a CSV file, which does not say it;"
              + " any other source says it itself")
  private String run;

  @Mixin private RunsOption runs = new RunsOption();

  FeedCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    Surroundings.Screen screen = main.surroundings().screen();
    if (screen.outIsTerminal()) {
      throw new BadInput(
          "a feed is bytes, not text for a terminal",
          "holdout feed",
          "holdout feed " + source + " | holdout paper RUN --ticks -");
    }
    Feed feed =
        run == null
            ? Feed.named(source)
            : Feed.of(source, main::inWorkingFolder, new RunNames(main, runs.folder()).find(run));
    try {
      feed.write(new Pipe(screen.out()), Speed.parse(speed), main.surroundings().clocks().nanos());
    } catch (IOException nobodyReads) {
      main.output().detail("the reader has gone: " + nobodyReads.getMessage());
    }
    return ExitCode.DONE;
  }

  /** A print stream swallows what goes wrong; this asks it. */
  private static final class Pipe extends OutputStream {

    private final PrintStream out;

    private Pipe(PrintStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      check();
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
      check();
    }

    private void check() throws IOException {
      if (out.checkError()) {
        throw new IOException("broken pipe");
      }
    }
  }
}

package dev.holdout.reports;

import dev.holdout.reports.run.RunContents;
import dev.holdout.reports.run.VerdictRule;
import java.nio.file.Path;
import java.util.Locale;

/** Draws the invented runs into a folder, to be looked at: one argument, the folder. */
final class Preview {

  private Preview() {}

  public static void main(String[] args) {
    Path runs = Path.of(args[0]);
    for (VerdictRule rule : VerdictRule.values()) {
      if (rule != VerdictRule.LEAKS) {
        RunContents contents =
            rule == VerdictRule.TOO_SHORT ? SampleRun.shortRun() : SampleRun.longRun(rule);
        Path folder = SampleRun.write(runs.resolve(rule.name().toLowerCase(Locale.ROOT)), contents);
        System.out.println(Report.write(folder));
      }
    }
    System.out.println(
        Report.write(SampleRun.write(runs.resolve("generated"), SampleRun.generatedRun())));
    System.out.println(Report.write(SampleRun.write(runs.resolve("empty"), SampleRun.emptyRun())));
  }
}

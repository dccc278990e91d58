package dev.holdout.reports;

import dev.holdout.reports.compare.ComparePage;
import dev.holdout.reports.index.IndexPage;
import dev.holdout.reports.index.RunIndex;
import dev.holdout.reports.run.RunContents;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.run.VerdictRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Draws the invented runs into a folder, to be looked at: one argument, the folder. */
final class Preview {

  private Preview() {}

  public static void main(String[] args) throws IOException {
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
    Path all = runs.resolve("all");
    RunFolder a =
        RunFolder.open(
            SampleRun.write(all, "7f3c9e21", SampleRun.longRun(VerdictRule.COULD_BE_LUCK)));
    RunContents other =
        SampleRun.again(
            SampleRun.longRun(10, VerdictRule.BEATEN, List.of()),
            "a04be112",
            8,
            "2025-07-03T10:00:00Z");
    RunFolder b = RunFolder.open(SampleRun.write(all, "a04be112", other));
    Report.write(b.path());
    RunContents few = SampleRun.again(SampleRun.shortRun(), "c11", 8, "2025-07-01T10:00:00Z");
    Report.write(SampleRun.write(all, "c11", few));
    Files.writeString(SampleRun.write(all, "d4", few).resolve("results.json"), "{");
    System.out.println(ComparePage.write(a, b, all.resolve("compare.html")));
    System.out.println(IndexPage.write(all, RunIndex.of(all)));
    System.out.println(Report.write(SampleRun.write(runs.resolve("empty"), SampleRun.emptyRun())));
  }
}

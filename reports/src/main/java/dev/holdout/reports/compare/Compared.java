package dev.holdout.reports.compare;

import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import dev.holdout.reports.run.Manifest;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.RunFolder;
import java.util.List;

/**
 * Two runs side by side: what {@code compare --json} prints and the page shows.
 *
 * @param schema {@link Results#SCHEMA}
 * @param sentence whether data, code, features, seed or study differ
 * @param sound whether equal runs have equal figures; false: one was changed or is not repeatable
 * @param a the first run
 * @param b the second run
 * @param aspects data, code, features, seed and study, in this order
 * @param figures those of both, line by line
 * @param settings those of both, line by line
 * @param study the text of the studies, line by line
 */
public record Compared(
    int schema,
    String sentence,
    boolean sound,
    Side a,
    Side b,
    List<Aspect> aspects,
    List<Line> figures,
    List<Setting> settings,
    List<TextLine> study) {

  public Compared {
    aspects = List.copyOf(aspects);
    figures = List.copyOf(figures);
    settings = List.copyOf(settings);
    study = List.copyOf(study);
  }

  /**
   * @param id of the run
   * @param name of its study
   * @param kind of run
   * @param generated whether its market was made by a generator
   * @param verdict headline
   * @param colour of the verdict
   * @param currency of its amounts of money
   * @param createdAt ISO instant
   */
  public record Side(
      String id,
      String name,
      String kind,
      boolean generated,
      String verdict,
      String colour,
      String currency,
      String createdAt) {

    static Side of(RunFolder run) {
      Results results = run.results();
      Manifest manifest = run.manifest();
      return new Side(
          manifest.id(),
          results.subject().name(),
          results.kind(),
          results.subject().generated(),
          results.verdict().headline(),
          results.verdict().colour(),
          results.subject().currency(),
          manifest.createdAt());
    }
  }

  /**
   * One thing that makes a run what it is.
   *
   * @param name such as {@code seed}
   * @param same in both
   */
  public record Aspect(String name, boolean same) {}

  /**
   * One figure of both runs.
   *
   * @param group it belongs to, such as {@code Result}
   * @param name of the figure
   * @param form in which it is printed
   * @param a of the first run
   * @param b of the second run
   * @param difference b minus a
   * @param same whether both are equal to the bit, or both undefined
   */
  public record Line(
      String group, String name, Form form, Figure a, Figure b, Figure difference, boolean same) {}

  /**
   * One setting of both runs as text; {@link #ABSENT} where a run has none.
   *
   * @param name of the setting
   * @param a of the first run
   * @param b of the second run
   * @param same in both
   */
  public record Setting(String name, String a, String b, boolean same) {

    public static final String ABSENT = "not there";
  }

  /**
   * A line of the studies' text.
   *
   * @param in {@code a}, {@code b} or {@code both}
   * @param text of the line
   */
  public record TextLine(String in, String text) {}

  /** What differs between two whole runs. */
  public static Compared of(RunFolder a, RunFolder b) {
    Manifest first = a.manifest();
    Manifest second = b.manifest();
    List<Aspect> aspects = SettingLines.aspects(first, second);
    boolean sameFigures = a.results().equals(b.results());
    boolean sound = sameFigures || aspects.stream().anyMatch(aspect -> !aspect.same());
    return new Compared(
        Results.SCHEMA,
        SettingLines.sentence(aspects, sameFigures),
        sound,
        Side.of(a),
        Side.of(b),
        aspects,
        FigureLines.of(a.results(), b.results()),
        SettingLines.of(a, b),
        StudyText.lines(first.study().text(), second.study().text()));
  }
}

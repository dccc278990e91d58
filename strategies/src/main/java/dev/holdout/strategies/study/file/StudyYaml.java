package dev.holdout.strategies.study.file;

import dev.holdout.marketdata.BadInput;
import dev.holdout.strategies.study.Study;
import java.util.List;

/**
 * Studies as YAML: data only, no code.
 *
 * <p>Reading {@link #write} of a study gives an equal study, as long as its features, transforms,
 * target and costs are shipped ones.
 */
public final class StudyYaml {

  private StudyYaml() {}

  /**
   * @param fileName for the place of a fault, {@code studies/btc.yaml}
   * @throws BadInput with every fault (at most ten are told), each with file, line and column
   */
  public static Study parse(String text, String fileName) {
    return parse(text, fileName, List.of());
  }

  /**
   * @param overrides {@code folds.train=3d}: dotted path, then a value in YAML
   */
  public static Study parse(String text, String fileName, List<String> overrides) {
    return read(text, fileName, overrides, Catalogue.shipped());
  }

  /** The same study with some values replaced, its own features and costs kept. */
  static Study override(Study study, String fileName, List<String> overrides) {
    return overrides.isEmpty()
        ? study
        : read(study.text(), fileName + " as YAML", overrides, Catalogue.of(study));
  }

  /** The study in its canonical form, every default written out. */
  public static String write(Study study) {
    return study.text();
  }

  private static Study read(
      String text, String fileName, List<String> overrides, Catalogue catalogue) {
    Node root = YamlTree.parse(text, fileName);
    if (!(root instanceof Node.Mapping)) {
      throw new BadInput(
          "a study is a group of keys; this is " + root.kind(),
          root.mark().text(),
          "study: btc-momentum");
    }
    Node.Mapping changed = (Node.Mapping) Overrides.apply(root, overrides);
    return new StudyReader(changed, new Faults(changed), catalogue).read();
  }
}

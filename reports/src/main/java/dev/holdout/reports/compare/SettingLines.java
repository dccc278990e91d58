package dev.holdout.reports.compare;

import dev.holdout.reports.compare.Compared.Aspect;
import dev.holdout.reports.compare.Compared.Setting;
import dev.holdout.reports.run.Check;
import dev.holdout.reports.run.Manifest;
import dev.holdout.reports.run.PlainName;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.RunFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What made the two runs: the aspects of the first sentence, and every setting by its name. */
final class SettingLines {

  private SettingLines() {}

  static List<Aspect> aspects(Manifest a, Manifest b) {
    boolean study = a.study().equals(b.study()) && a.configuration().equals(b.configuration());
    boolean code =
        a.origin().codeHash().equals(b.origin().codeHash())
            && a.origin().holdout().equals(b.origin().holdout());
    return List.of(
        new Aspect("data", a.origin().dataHashes().equals(b.origin().dataHashes())),
        new Aspect("code", code),
        new Aspect("features", a.origin().pipelineVersion().equals(b.origin().pipelineVersion())),
        new Aspect("seed", a.seed() == b.seed()),
        new Aspect("study", study));
  }

  /** The first sentence of a comparison. */
  static String sentence(List<Aspect> aspects, boolean sameFigures) {
    List<String> same = aspects.stream().filter(Aspect::same).map(Aspect::name).toList();
    List<String> other = aspects.stream().filter(a -> !a.same()).map(Aspect::name).toList();
    if (other.isEmpty()) {
      return capital(list(same))
          + (sameFigures
              ? " are the same, and so is every figure."
              : " are the same, yet figures differ: one of the runs was changed, or a run is not"
                  + " repeatable.");
    }
    String figures = sameFigures ? " Every figure is the same." : "";
    return same.isEmpty()
        ? "The runs differ in " + list(other) + "." + figures
        : "The runs differ in %s; %s %s the same.%s"
            .formatted(list(other), list(same), same.size() == 1 ? "is" : "are", figures);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String list(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.getFirst()
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  static List<Setting> of(RunFolder a, RunFolder b) {
    Map<String, String> first = settings(a);
    Map<String, String> second = settings(b);
    Set<String> names = new LinkedHashSet<>(first.keySet());
    names.addAll(second.keySet());
    List<Setting> lines = new ArrayList<>();
    for (String name : names) {
      String left = first.getOrDefault(name, Setting.ABSENT);
      String right = second.getOrDefault(name, Setting.ABSENT);
      lines.add(new Setting(name, left, right, left.equals(right)));
    }
    return lines;
  }

  private static Map<String, String> settings(RunFolder run) {
    Results results = run.results();
    Manifest manifest = run.manifest();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("verdict", results.verdict().headline());
    for (Check check : results.checks()) {
      all.put("check: " + check.title(), PlainName.of(check.state()) + ": " + check.found());
    }
    all.put("market", results.subject().generated() ? "generated" : "real");
    all.put("instrument", results.subject().instrument());
    all.put("timeline", results.subject().timeline());
    all.put("policy", results.subject().policy());
    all.put("out of sample from", results.oos().span().from());
    all.put("out of sample to", results.oos().span().to());
    all.put("seed", String.valueOf(manifest.seed()));
    all.put("holdout", manifest.origin().holdout());
    all.put("code", manifest.origin().codeHash());
    all.put("features", manifest.origin().pipelineVersion());
    named(all, "data: ", manifest.origin().dataHashes());
    named(all, "setting: ", manifest.configuration());
    named(all, "stated: ", manifest.study().statements());
    named(all, "version: ", manifest.origin().versions());
    all.put("machine", manifest.machineClass());
    all.put("command", manifest.command());
    all.put("made", manifest.createdAt());
    return all;
  }

  private static void named(Map<String, String> into, String prefix, List<Manifest.Named> all) {
    all.forEach(entry -> into.put(prefix + entry.name(), entry.value()));
  }
}

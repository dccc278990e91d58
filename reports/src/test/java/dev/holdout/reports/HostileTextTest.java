package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.reports.compare.ComparePage;
import dev.holdout.reports.index.IndexPage;
import dev.holdout.reports.index.RunIndex;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.run.VerdictRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that try to break out of the page, in every field that is a free text. */
class HostileTextTest {

  private static final String HOSTILE =
      "</script><script>alert(1)</script>\"><img src=x onerror=alert(2)>'{}${page}<!--&\u2028";

  /** Texts that the records or the layout understand; they cannot hold anything. */
  private static final Set<String> FIXED =
      Set.of(
          "headline",
          "colour",
          "id",
          "state",
          "form",
          "scoreForm",
          "from",
          "to",
          "trainFrom",
          "trainTo",
          "at",
          "start",
          "lowest",
          "recovered",
          "createdAt",
          "period",
          "since");

  @TempDir Path runs;

  @Test
  void a_hostile_text_in_every_field_stays_text() throws IOException {
    for (VerdictRule rule : List.of(VerdictRule.CONTROL_FAILED, VerdictRule.BEATEN)) {
      Path folder = SampleRun.write(runs, SampleRun.longRun(rule));
      int changed = poison(folder);
      String html = Report.html(folder);
      assertThat(changed).isGreaterThan(80);
      assertThat(html).contains("&lt;script&gt;alert(1)");
      assertThat(html).doesNotContain("<script>alert", "<img", "<!--");
      assertThat(html.split("<script", -1)).hasSize(3);
      assertThat(html.split("</script>", -1)).hasSize(3);
      assertThat(new PrintedValue(folder).differences(html)).isEmpty();
    }
  }

  @Test
  void hostile_texts_stay_text_on_the_pages_over_several_runs() throws IOException {
    Path a = SampleRun.write(runs, "a1", SampleRun.longRun(VerdictRule.BEATEN));
    Path b = SampleRun.write(runs, "b2", SampleRun.generatedRun());
    poison(b);
    String compared = ComparePage.html(RunFolder.open(a), RunFolder.open(b));
    for (String html : List.of(compared, IndexPage.html(RunIndex.of(runs)))) {
      assertThat(html).contains("&lt;script&gt;alert(1)");
      assertThat(html).doesNotContain("<script>alert", "<img", "<!--");
      assertThat(html.split("</script>", -1)).hasSize(2);
    }
  }

  private static int poison(Path folder) throws IOException {
    int changed = 0;
    for (String name : List.of("results.json", "manifest.json", "timings.json")) {
      ObjectMapper mapper = new ObjectMapper();
      JsonNode tree = mapper.readTree(Files.readString(folder.resolve(name)));
      changed += poison(tree);
      Files.writeString(folder.resolve(name), mapper.writeValueAsString(tree));
    }
    return changed;
  }

  private static int poison(JsonNode node) {
    int changed = 0;
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
        if (field.getValue().isTextual() && !FIXED.contains(field.getKey())) {
          object.put(field.getKey(), field.getValue().textValue().isEmpty() ? "" : HOSTILE);
          changed++;
        }
        changed += poison(field.getValue());
      }
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i).isTextual()) {
          array.set(i, HOSTILE);
          changed++;
        }
        changed += poison(array.get(i));
      }
    }
    return changed;
  }
}

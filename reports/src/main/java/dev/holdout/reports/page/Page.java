package dev.holdout.reports.page;

import dev.holdout.reports.html.Html;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;

/**
 * Everything that the shell needs.
 *
 * @param title of the browser's tab
 * @param generator name and version of the product
 * @param head study and its line of facts
 * @param sections in order
 * @param foot the last line
 * @param assets styles and script
 */
public record Page(
    String title,
    String generator,
    Head head,
    List<SectionView> sections,
    Html foot,
    Assets assets) {

  /**
   * @param title the study's name
   * @param line what was studied, when, with what account
   * @param bands what holds for every figure below
   */
  public record Head(Html title, Html line, List<Band> bands) {
    public Head {
      bands = List.copyOf(bands);
    }
  }

  /**
   * A line that stays in sight while the page scrolls.
   *
   * @param colour {@code warn} or {@code bad}
   * @param label for those who do not see it, different for each band
   * @param text one sentence
   */
  public record Band(String colour, String label, Html text) {}

  /**
   * @param number from 1
   * @param id anchor
   * @param title of the section
   * @param question it answers
   * @param body its content
   */
  public record SectionView(int number, String id, String title, String question, Html body) {}

  /** No request to anywhere, no script but ours. */
  public String policy() {
    return "default-src 'none'; style-src 'unsafe-inline'; script-src '"
        + assets.scriptHash()
        + "'; img-src data:; form-action 'none'; base-uri 'none'";
  }

  /** The whole document. */
  public String html() {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Page.class.getClassLoader(), "dev.holdout.reports.template");
    StringOutput output = new StringOutput();
    engine.render("report.jte", this, output);
    return output.toString();
  }
}

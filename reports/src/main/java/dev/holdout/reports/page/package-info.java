/**
 * The page around the sections: head, list of sections, styles, script, footer.
 *
 * <p>In: the sections' HTML and a few named values. Out: the text of {@code report.html}, the same
 * bytes for the same run folder. Knows no section by name.
 *
 * <p>To change the shell: {@code src/main/jte/report.jte}; its styles and its script lie beside
 * this package among the resources, and the script's hash follows by itself.
 */
package dev.holdout.reports.page;

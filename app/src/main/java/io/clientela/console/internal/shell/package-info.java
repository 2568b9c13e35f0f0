/**
 * What every page has in common: its frame, its words, its menu, its files, its error page.
 *
 * <p>May use: {@code platform}, {@code organize}.
 *
 * <h2>How to add a page</h2>
 *
 * <ol>
 *   <li>A controller in {@code console.internal.<room>} takes a {@link io.clientela.console.internal.shell.Page} as an
 *       argument and returns {@code page.show("<room>/<page>", "name", value, …)}: the template
 *       {@code src/main/jte/<room>/<page>.jte} and its parameters besides {@code page}.
 *   <li>The template begins with {@code @param io.clientela.console.internal.shell.Page page} and its own parameters,
 *       and puts its content into {@code @template.layout.main(page = page, title = page.say("…"), content = @`…`)}.
 *       A fragment that htmx fetches is a template without the layout. Forms carry
 *       {@code @template.part.csrf(page = page)}; htmx requests get the token by themselves.
 *   <li>Words: {@code page.say("<topic>.<key>", …)} from {@code messages/<topic>.en.properties} and
 *       {@code <topic>.it.properties}; {@code page.words()} also counts, writes numbers, money, days and times, and
 *       says in the reader's language what other rooms say in English of a flaw or of what is unknown
 *       ({@code messages/said.*.properties}).
 *   <li>One line per address in {@link io.clientela.console.internal.security.Access}: who may open it. An address
 *       without a line is closed to everybody.
 *   <li>A bean {@link io.clientela.console.internal.shell.MenuEntry} puts it into the menu; a bean
 *       {@link io.clientela.console.internal.shell.HomeTile} puts a figure on the home page; a bean
 *       {@link io.clientela.console.internal.shell.CustomerPanel} puts a card on the customer's page.
 *   <li>After a form was handled: {@code return page.redirect("/there", Notice.done(page.say("…")))}.
 * </ol>
 */
@NullMarked
package io.clientela.console.internal.shell;

import org.jspecify.annotations.NullMarked;

package io.clientela.console.internal.house;

import io.clientela.console.internal.shell.HomeTile;
import io.clientela.console.internal.shell.Page;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the house knows now, and the next step while it knows nothing. */
@Controller
class HomePage {

    private final ObjectProvider<HomeTile> tiles;

    HomePage(ObjectProvider<HomeTile> tiles) {
        this.tiles = tiles;
    }

    @GetMapping("/")
    ModelAndView home(Page page) {
        List<HomeTile.Figure> figures = tiles.stream()
                .filter(tile -> page.may(tile.right()))
                .sorted(Comparator.comparingInt(HomeTile::order))
                .flatMap(tile -> tile.figure(page.words()).stream())
                .toList();
        return page.show("house/home", "figures", figures);
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("User-agent: *\nDisallow: /\n");
    }
}

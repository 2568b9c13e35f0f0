package io.clientela.differentiate.internal.picture;

import io.clientela.differentiate.Picture;
import io.clientela.identify.ErasureWritten;
import io.clientela.platform.Columnar;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes what names an erased customer (his place, a product called after him) out of the picture, and out of its file. */
@Component
class PictureForgetting {

    private final Picture picture;
    private final Columnar columnar;
    private final Turn turn;

    PictureForgetting(Picture picture, Columnar columnar, Turn turn) {
        this.picture = picture;
        this.columnar = columnar;
        this.turn = turn;
    }

    /** Last: it may wait long, and may fail. */
    @EventListener
    @Order
    void written(ErasureWritten event) {
        if (columnar.bytes(PictureTables.FILE) == 0) {
            return;
        }
        picture.follow();
        turn.take(() -> {
            columnar.rewrite(PictureTables.FILE);
            return true;
        });
    }
}

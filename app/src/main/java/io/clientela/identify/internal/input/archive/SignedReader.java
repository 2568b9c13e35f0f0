package io.clientela.identify.internal.input.archive;

import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Limits;
import io.clientela.identify.internal.input.Signature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;

/**
 * Opens signed files (.p7m, CMS SignedData of RFC 5652), in DER or BER, or in Base64 with or without PEM lines, checks
 * every signature under them and hands the content to the door. A file of which one signature does not hold is refused
 * whole, before anything in it is read.
 */
public final class SignedReader {

    /** The object identifier 1.2.840.113549.1.7.2 (signedData) as DER writes it. */
    private static final byte[] SIGNED_DATA = {
        0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x07, 0x02
    };

    private static final int LONGEST_LENGTH = 6;
    private static final Pattern PEM = Pattern.compile("-----(BEGIN|END) [A-Z0-9 ]{1,40}-----");

    private final Limits limits;
    private final Door door;

    public SignedReader(Limits limits, Door door) {
        this.limits = limits;
        this.door = door;
    }

    /** Whether a file that starts so is a signed file, in binary or in Base64. */
    public static boolean recognises(byte[] head) {
        return binary(head) || binary(decoded(head, 200));
    }

    /**
     * Reads the file.
     *
     * @throws IOException if its bytes cannot be read, or a limit is reached inside it
     */
    public void read(String name, InputStream in, Intake intake, Descent descent) throws IOException {
        if (descent.depth() >= limits.archiveDepth()) {
            Refusing.refuse(intake, name, "archive-too-deep", "more than " + limits.archiveDepth() + " wrappings");
            return;
        }
        var bytes = in.readNBytes(limits.signedBytes());
        if (bytes.length == limits.signedBytes() && in.read() >= 0) {
            Refusing.refuse(intake, name, "signed-too-large", "more than " + limits.signedBytes() + " bytes");
            return;
        }
        content(name, binary(bytes) ? bytes : decoded(bytes, bytes.length), intake, descent);
    }

    private void content(String name, byte[] envelope, Intake intake, Descent descent) throws IOException {
        var signatures = new ArrayList<Signature>();
        byte[] content;
        try {
            var signed = new CMSSignedData(envelope);
            var enclosed = signed.getSignedContent();
            if (enclosed == null || !(enclosed.getContent() instanceof byte[] bytes)) {
                refuse(intake, name, "", "signature-without-content", "the file holds a signature and no content");
                return;
            }
            content = bytes;
            signatures.addAll(Signatures.check(name, signed));
        } catch (BrokenSignatureException e) {
            refuse(intake, name, e.signer(), "signature-broken", String.valueOf(e.getMessage()));
            return;
        } catch (CMSException | RuntimeException e) {
            // Bouncy Castle answers bytes that are no CMS with exceptions of many kinds
            refuse(intake, name, "", "signature-broken", "not a signed file that can be read: " + e.getMessage());
            return;
        }
        var inner = new InnerIntake(intake, descent.unpacking());
        signatures.forEach(intake::signed);
        door.read(name + "!/" + innerName(name), new ByteArrayInputStream(content), inner, descent.inner());
    }

    private static void refuse(Intake intake, String name, String signer, String reason, String detail) {
        intake.signed(Signature.broken(name, signer, detail));
        Refusing.refuse(intake, name, reason, detail);
    }

    private static boolean binary(byte[] head) {
        if (head.length < SIGNED_DATA.length + 2 || head[0] != 0x30) {
            return false;
        }
        for (int start = 2; start <= LONGEST_LENGTH && start + SIGNED_DATA.length <= head.length; start++) {
            int i = 0;
            while (i < SIGNED_DATA.length && head[start + i] == SIGNED_DATA[i]) {
                i++;
            }
            if (i == SIGNED_DATA.length) {
                return true;
            }
        }
        return false;
    }

    /** The bytes that the first so many characters of Base64 stand for, empty where they are no Base64. */
    private static byte[] decoded(byte[] bytes, int most) {
        var text = new String(bytes, 0, Math.min(bytes.length, most), StandardCharsets.ISO_8859_1);
        var plain = PEM.matcher(text).replaceAll("").replaceAll("\\s", "").replace("\u00EF\u00BB\u00BF", "");
        int whole = plain.length() / 4 * 4;
        try {
            return Base64.getDecoder().decode(most < bytes.length ? plain.substring(0, whole) : plain);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String innerName(String name) {
        var last = name.substring(name.lastIndexOf('/') + 1);
        return last.toLowerCase(Locale.ROOT).endsWith(".p7m") ? last.substring(0, last.length() - 4) : last;
    }
}

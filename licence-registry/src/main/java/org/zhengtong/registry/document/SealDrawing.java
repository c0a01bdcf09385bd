// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.document;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.zhengtong.registry.layout.MissingGlyphs;
import org.zhengtong.registry.layout.Typeface;

/** Draws the picture of a round seal (圆形印章): the name along the rim, a star, and what it is for. */
final class SealDrawing {

    private static final int SIZE = 336;
    private static final double CENTRE = SIZE / 2.0;
    private static final double RIM = 160;
    private static final double LETTERS = 118;
    private static final double STAR = 50;
    private static final int SHADES = 16;
    private static final double WIDEST = Math.toRadians(250);
    private static final String PURPOSE = "电子证照专用章";

    private final List<Typeface> typefaces;
    private final Graphics2D ink;

    private SealDrawing(List<Typeface> typefaces, Graphics2D ink) {
        this.typefaces = typefaces;
        this.ink = ink;
    }

    /** PNG of 16 shades of red on nothing; refused with {@code GLYPH_MISSING} where the typefaces lack a character of it. */
    static byte[] png(String name, List<Typeface> typefaces) {
        MissingGlyphs.refuse((name + PURPOSE)
                .codePoints()
                .filter(each -> typefaces.stream()
                        .allMatch(typeface -> typeface.glyph(each).isEmpty()))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new)));
        BufferedImage coverage = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D ink = coverage.createGraphics();
        ink.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        ink.setColor(Color.WHITE);
        try {
            new SealDrawing(typefaces, ink).draw(name);
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(red(coverage), "png", png);
            return png.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes every picture", impossible);
        } finally {
            ink.dispose();
        }
    }

    private void draw(String name) throws IOException {
        ink.setStroke(new BasicStroke(8));
        ink.draw(new Ellipse2D.Double(CENTRE - RIM, CENTRE - RIM, 2 * RIM, 2 * RIM));
        ink.fill(star());
        int[] letters = name.codePoints().toArray();
        double step = Math.min(Math.toRadians(26), WIDEST / Math.max(1, letters.length));
        double size = Math.min(46, step * LETTERS * 1.05);
        for (int i = 0; i < letters.length; i++) {
            AffineTransform place = AffineTransform.getTranslateInstance(CENTRE, CENTRE);
            place.rotate(step * (i - (letters.length - 1) / 2.0));
            place.translate(-size / 2, -LETTERS);
            letter(letters[i], size, place);
        }
        int[] purpose = PURPOSE.codePoints().toArray();
        double small = 24;
        for (int i = 0; i < purpose.length; i++) {
            double x = CENTRE + small * (i - purpose.length / 2.0);
            letter(purpose[i], small, AffineTransform.getTranslateInstance(x, CENTRE + STAR + 44));
        }
    }

    /** A letter on its baseline; outlines have their y upwards. */
    private void letter(int codePoint, double size, AffineTransform place) throws IOException {
        for (Typeface typeface : typefaces) {
            if (typeface.glyph(codePoint).isPresent()) {
                double scale = size / typeface.unitsPerEm();
                AffineTransform drawn = new AffineTransform(place);
                drawn.scale(scale, -scale);
                ink.fill(drawn.createTransformedShape(
                        typeface.outline(typeface.glyph(codePoint).getAsInt())));
                return;
            }
        }
        throw new IllegalStateException("U+" + Integer.toHexString(codePoint) + " was looked for before");
    }

    private static Path2D star() {
        Path2D star = new Path2D.Double();
        for (int i = 0; i < 10; i++) {
            double radius = i % 2 == 0 ? STAR : STAR * 0.382;
            double angle = Math.PI * i / 5 - Math.PI / 2;
            double x = CENTRE + radius * Math.cos(angle);
            double y = CENTRE + radius * Math.sin(angle);
            if (i == 0) {
                star.moveTo(x, y);
            } else {
                star.lineTo(x, y);
            }
        }
        star.closePath();
        return star;
    }

    private static BufferedImage red(BufferedImage coverage) {
        byte[] red = new byte[SHADES];
        byte[] rest = new byte[SHADES];
        byte[] alpha = new byte[SHADES];
        for (int shade = 0; shade < SHADES; shade++) {
            red[shade] = (byte) 205;
            rest[shade] = 24;
            alpha[shade] = (byte) (shade * 17);
        }
        BufferedImage picture = new BufferedImage(
                SIZE, SIZE, BufferedImage.TYPE_BYTE_BINARY, new IndexColorModel(4, SHADES, red, rest, rest, alpha));
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                picture.getRaster().setSample(x, y, 0, coverage.getRaster().getSample(x, y, 0) * SHADES / 256);
            }
        }
        return picture;
    }
}

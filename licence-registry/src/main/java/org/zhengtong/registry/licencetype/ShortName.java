// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.licencetype;

import com.github.promeg.pinyinhelper.Pinyin;
import java.util.Locale;

/** Short names of licence items (数据项短名, GB/T 36903-2018): the pinyin initials of the Chinese name, in capitals. */
final class ShortName {

    private ShortName() {}

    /** 经营项目 becomes JYXM. Letters and digits stay; what has no reading is left out. */
    static String of(String label) {
        StringBuilder initials = new StringBuilder();
        for (char character : label.toCharArray()) {
            if (Pinyin.isChinese(character)) {
                initials.append(Pinyin.toPinyin(character).charAt(0));
            } else if (character < 0x80 && Character.isLetterOrDigit(character)) {
                initials.append(character);
            }
        }
        return initials.toString().toUpperCase(Locale.ROOT);
    }
}

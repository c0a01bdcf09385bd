// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.zhengtong.schemas.code.OrganisationCode;

/** Fictional entries as rows of an import file; number n is the same in every run of the same series. */
final class Fictional {

    private static final String HEADER =
            "信息资源名称,信息资源别名,信息资源分类,提供方代码,信息资源提供方,信息资源摘要,信息资源格式,信息项,共享类型,共享条件,共享方式,是否向社会开放,更新周期\n";
    private static final List<String> PLACES =
            List.of("东湖", "西岭", "南江", "北川", "青山", "滨海", "云岭", "金沙", "石桥", "平川", "新城", "龙泉", "凤凰", "长河", "太平", "安定");
    private static final List<String> SUBJECTS = List.of(
            "营业执照",
            "食品经营许可证",
            "从业人员健康证明",
            "不动产权证书",
            "机动车登记",
            "社会保险参保",
            "婚姻登记",
            "排污许可证",
            "建筑工程施工许可证",
            "道路运输经营许可证",
            "公共场所卫生许可证",
            "医疗机构执业许可证",
            "教师资格证书",
            "律师执业证",
            "残疾人证",
            "最低生活保障对象",
            "特困人员供养",
            "农村土地承包经营权",
            "林权登记",
            "取水许可证",
            "危险化学品经营许可证",
            "烟草专卖零售许可证",
            "劳务派遣经营许可证",
            "民办学校办学许可证",
            "出生医学证明",
            "常住人口",
            "居住证",
            "企业纳税信用",
            "行政处罚决定",
            "住房公积金缴存",
            "基本医疗保险参保",
            "养老机构备案",
            "特种设备使用登记",
            "地表水水质监测",
            "空气质量监测",
            "地质灾害隐患点",
            "气象灾害预警",
            "农药经营许可证",
            "人民调解案件",
            "失信被执行人");
    private static final List<String> KINDS =
            List.of("信息", "照面信息", "注销信息", "变更信息", "年检结果", "统计表", "名录", "明细", "台账", "办理记录");
    private static final List<String> ITEMS = List.of(
            "公民身份号码:idNumber:C:18",
            "姓名:personName:C:64",
            "统一社会信用代码:uscc:C:18",
            "企业名称:entName:C:128",
            "法定代表人:legalRep:C:64",
            "住所:address:C:256",
            "有效期至:validTo:D",
            "发证机关:issuer:C:128",
            "发证日期:issueDate:D",
            "联系电话:phone:C:20",
            "登记状态:regStatus:C:8",
            "经营范围:scope:C:512",
            "许可项目:licenceItem:C:128",
            "注册资本:capital:N",
            "证照编号:licenceNo:C:64",
            "区划代码:areaCode:C:6",
            "备注:memo:C:512",
            "性别:sex:C:1",
            "民族:nation:C:16");
    private static final List<String> CLASSES =
            List.of("101001", "102001", "104001", "105002", "201001", "203001", "211002", "303008", "307024");
    private static final List<String> BUREAUS =
            List.of("市场监督管理局", "公安局", "卫生健康委员会", "民政局", "人力资源和社会保障局", "自然资源局", "税务局", "教育局", "司法局", "交通运输局");

    private final String series;
    private final List<String> providers = organisations(160);

    /** @param series stands in every name, so that series never meet */
    Fictional(String series) {
        this.series = series;
    }

    /** A file of the entries from one number up to, not with, another. */
    byte[] file(int from, int to) {
        StringBuilder csv = new StringBuilder(HEADER);
        IntStream.range(from, to).forEach(number -> row(csv, number));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void row(StringBuilder csv, int number) {
        Random chance = new Random(number);
        int provider = chance.nextInt(providers.size());
        String place = PLACES.get(provider % PLACES.size());
        String subject = pick(SUBJECTS, chance);
        String kind = pick(KINDS, chance);
        List<String> items = new ArrayList<>();
        IntStream.range(0, 5 + chance.nextInt(8))
                .mapToObj(i -> pick(ITEMS, chance))
                .distinct()
                .forEach(items::add);
        boolean conditional = chance.nextInt(3) > 0;
        csv.append(String.join(
                        ",",
                        place + subject + kind + series + number,
                        chance.nextInt(3) == 0 ? subject : "",
                        pick(CLASSES, chance),
                        providers.get(provider),
                        place + "示例" + BUREAUS.get(provider % BUREAUS.size()),
                        "虚构：汇集" + place + subject + "业务办理中产生的" + kind + "，用于政务服务与业务协同",
                        chance.nextInt(4) == 0 ? "0203" : "0311",
                        String.join(";", items),
                        conditional ? "有条件共享" : "无条件共享",
                        conditional ? "按授权使用" : "",
                        "接口",
                        chance.nextInt(10) == 0 ? "是" : "否",
                        "每日"))
                .append('\n');
    }

    private static String pick(List<String> words, Random chance) {
        return words.get(chance.nextInt(words.size()));
    }

    /** Valid codes of organisations that do not exist. */
    private static List<String> organisations(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> String.format(Locale.ROOT, "11510000%08d", 90_000_000 + number))
                .map(beginning -> OrganisationCode.completing(beginning).value())
                .toList();
    }
}

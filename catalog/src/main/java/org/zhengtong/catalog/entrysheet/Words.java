// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entrysheet;

import org.zhengtong.kernel.spreadsheet.Choices;

/** The Chinese words of the guide's code tables (§附录 代码表), by the value each has here. */
final class Words {

    static final Choices SHARING_TYPE = Choices.of("UNCONDITIONAL", "无条件共享", "CONDITIONAL", "有条件共享", "DENIED", "不予共享")
            .also("无条件", "UNCONDITIONAL")
            .also("有条件", "CONDITIONAL")
            .also("不予", "DENIED");

    static final Choices SHARING_METHOD = Choices.of(
                    "FILE",
                    "文件传输",
                    "API",
                    "接口",
                    "DB",
                    "数据库对接",
                    "FRONT_END_PC",
                    "前置机",
                    "ONLINE_QUERY",
                    "在线查询",
                    "OTHER",
                    "其他")
            .also("文件", "FILE")
            .also("库表", "DB");

    static final Choices UPDATE_CYCLE = Choices.of(
            "REALTIME",
            "实时",
            "HOURLY",
            "每小时",
            "DAILY",
            "每日",
            "WEEKLY",
            "每周",
            "TEN_DAYS",
            "每旬",
            "MONTHLY",
            "每月",
            "QUARTERLY",
            "每季度",
            "HALF_YEARLY",
            "每半年",
            "YEARLY",
            "每年",
            "IRREGULAR",
            "不定期",
            "OTHER",
            "其他");

    static final Choices SENSITIVITY =
            Choices.of("NONE", "不涉密", "PRIVACY", "个人隐私", "COMMERCIAL", "商业秘密", "STATE", "国家秘密");

    static final Choices DATA_TYPE = Choices.of(
                    "STRING",
                    "字符串型",
                    "NUMBER",
                    "数值型",
                    "MONEY",
                    "货币型",
                    "DATE",
                    "日期型",
                    "TIMESTAMP",
                    "日期时间型",
                    "BOOLEAN",
                    "逻辑型",
                    "MEMO",
                    "备注型",
                    "GENERAL",
                    "通用型",
                    "DOUBLE",
                    "双精度型",
                    "INTEGER",
                    "整型",
                    "FLOAT",
                    "浮点型")
            .also("C", "STRING")
            .also("N", "NUMBER")
            .also("Y", "MONEY")
            .also("D", "DATE")
            .also("T", "TIMESTAMP")
            .also("L", "BOOLEAN")
            .also("M", "MEMO")
            .also("G", "GENERAL")
            .also("B", "DOUBLE")
            .also("I", "INTEGER")
            .also("F", "FLOAT");

    static final Choices PROVIDER_KIND =
            Choices.of("NATIONAL", "中央", "PROVINCIAL", "省", "MUNICIPAL", "市", "COUNTY", "县", "TOWNSHIP", "乡");

    static final Choices DENIED_REASON =
            Choices.of("LAW", "法律法规", "POLICY", "政策文件", "SENSITIVE", "涉及敏感信息", "OTHER", "其他");

    static final Choices SCENE =
            Choices.of("GOVERNMENT_SERVICE", "政务服务", "PUBLIC_SERVICE", "公共服务", "SUPERVISION", "监管", "OTHER", "其他");

    static final Choices MEDIUM = Choices.of("SPREADSHEET", "电子表格", "PAPER", "纸质文件", "DATABASE", "数据库", "OTHER", "其他");

    static final Choices PLACE =
            Choices.of("GOVERNMENT_CLOUD", "政务云", "OWN_ROOM", "自建机房", "SHARED_ROOM", "政务集中机房", "OTHER", "其他");

    static final Choices ORIGIN = Choices.of(
            "OWN", "自定义", "SYSTEM_SURVEY", "系统梳理", "RESOURCE_SURVEY", "资源梳理", "COLLECTED", "采集", "IMPORTED", "表格导入");

    static final Choices VISIBILITY = Choices.of("EVERYONE", "全国", "PROVINCE", "本省", "CITY", "本市", "NODE", "本级");

    static final Choices STATE =
            Choices.of("DRAFT", "草稿", "IN_REVIEW", "审核中", "PUBLISHED", "已发布", "CHANGED", "已发布，修改待发布");

    private Words() {}
}

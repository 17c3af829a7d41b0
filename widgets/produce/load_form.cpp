// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/load_form.h"

#include "widgets/common/plain_label.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using flows::LoadShape;

constexpr double kMostRate = 10'000'000;
constexpr double kMostSeconds = 86'400;
constexpr int kMostMessages = 1'000'000'000;
constexpr int kMostMegabytes = 1'000'000;
constexpr int kUsualSeconds = 60;
constexpr quint64 kMegabyte = 1'000'000;

QHBoxLayout *rowOf(QWidget &row)
{
    auto *layout = new QHBoxLayout(&row);
    layout->setContentsMargins(0, 0, 0, 0);
    return layout;
}

} // namespace

LoadForm::LoadForm(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox)
    , m_rate(new QDoubleSpinBox)
    , m_toRate(new QDoubleSpinBox)
    , m_ramp(new QDoubleSpinBox)
    , m_burst(new QSpinBox)
    , m_every(new QDoubleSpinBox)
    , m_seconds(new QSpinBox)
    , m_messages(new QSpinBox)
    , m_megabytes(new QSpinBox)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeShapeRow());
    layout->addWidget(makeBoundsRow());
    setShape({.kind = LoadShape::Kind::Constant, .rate = 1000, .toRate = 10'000});
    setBounds({.timeMs = qint64{kUsualSeconds} * 1000});
    connect(m_kind, &QComboBox::currentIndexChanged, this, &LoadForm::showFields);
    for (QDoubleSpinBox *box : {m_rate, m_toRate, m_ramp, m_every})
        connect(box, &QDoubleSpinBox::valueChanged, this, &LoadForm::changed);
    for (QSpinBox *box : {m_burst, m_seconds, m_messages, m_megabytes})
        connect(box, &QSpinBox::valueChanged, this, &LoadForm::changed);
    showFields();
}

LoadForm::~LoadForm() = default;

QWidget *LoadForm::makeShapeRow()
{
    for (const auto &[kind, text] : {std::pair(LoadShape::Kind::Constant, tr("Constant rate")),
                                     std::pair(LoadShape::Kind::Ramp, tr("Ramp")),
                                     std::pair(LoadShape::Kind::Burst, tr("Bursts")),
                                     std::pair(LoadShape::Kind::Poisson, tr("Random moments (Poisson)")),
                                     std::pair(LoadShape::Kind::Unlimited, tr("As fast as it goes"))})
        m_kind->addItem(text, int(kind));
    m_kind->setAccessibleName(tr("Shape of the load"));
    const auto prepare = [](QDoubleSpinBox &box, double least, double most, const QString &prefix, const QString &suffix,
                            const QString &name) {
        box.setRange(least, most);
        box.setDecimals(2);
        box.setGroupSeparatorShown(true);
        box.setPrefix(prefix);
        box.setSuffix(suffix);
        box.setAccessibleName(name);
    };
    prepare(*m_rate, 0, kMostRate, {}, tr(" a second"), tr("Messages a second"));
    prepare(*m_toRate, 0, kMostRate, tr("to "), tr(" a second"), tr("Messages a second at the end of the ramp"));
    prepare(*m_ramp, 0.1, kMostSeconds, tr("within "), tr(" s"), tr("Length of the ramp"));
    prepare(*m_every, 0.01, kMostSeconds, tr("every "), tr(" s"), tr("Time between two bursts"));
    m_burst->setRange(1, kMostMessages);
    m_burst->setGroupSeparatorShown(true);
    m_burst->setSuffix(tr(" messages"));
    m_burst->setAccessibleName(tr("Messages of a burst"));
    auto *row = new QWidget;
    QHBoxLayout *layout = rowOf(*row);
    auto *label = new PlainLabel(tr("Loa&d"));
    label->setBuddy(m_kind);
    layout->addWidget(label);
    for (QWidget *field : std::initializer_list<QWidget *>{m_kind, m_rate, m_toRate, m_ramp, m_burst, m_every})
        layout->addWidget(field);
    layout->addStretch(1);
    return row;
}

QWidget *LoadForm::makeBoundsRow()
{
    const auto prepare = [](QSpinBox &box, int most, const QString &suffix, const QString &none, const QString &name) {
        box.setRange(0, most);
        box.setGroupSeparatorShown(true);
        box.setSuffix(suffix);
        box.setSpecialValueText(none);
        box.setAccessibleName(name);
    };
    prepare(*m_seconds, static_cast<int>(kMostSeconds), tr(" s"), tr("any time"), tr("Ends after this time"));
    prepare(*m_messages, kMostMessages, tr(" messages"), tr("any number"), tr("Ends after so many messages"));
    prepare(*m_megabytes, kMostMegabytes, tr(" MB"), tr("any size"), tr("Ends after so many bytes"));
    auto *row = new QWidget;
    QHBoxLayout *layout = rowOf(*row);
    auto *label = new PlainLabel(tr("&Ends after"));
    label->setBuddy(m_seconds);
    layout->addWidget(label);
    for (QWidget *field : std::initializer_list<QWidget *>{m_seconds, m_messages, m_megabytes})
        layout->addWidget(field);
    layout->addWidget(new PlainLabel(tr("whichever comes first")));
    layout->addStretch(1);
    return row;
}

void LoadForm::showFields()
{
    const auto kind = shape().kind;
    m_rate->setVisible(kind == LoadShape::Kind::Constant || kind == LoadShape::Kind::Ramp || kind == LoadShape::Kind::Poisson);
    m_rate->setPrefix(kind == LoadShape::Kind::Ramp ? tr("from ") : QString());
    m_rate->setMinimum(kind == LoadShape::Kind::Ramp ? 0 : 0.01);
    m_toRate->setVisible(kind == LoadShape::Kind::Ramp);
    m_ramp->setVisible(kind == LoadShape::Kind::Ramp);
    m_burst->setVisible(kind == LoadShape::Kind::Burst);
    m_every->setVisible(kind == LoadShape::Kind::Burst);
    Q_EMIT changed();
}

LoadShape LoadForm::shape() const
{
    LoadShape shape;
    shape.kind = static_cast<LoadShape::Kind>(m_kind->currentData().toInt());
    shape.rate = m_rate->value();
    shape.toRate = m_toRate->value();
    shape.rampSeconds = m_ramp->value();
    shape.burst = static_cast<quint64>(m_burst->value());
    shape.everySeconds = m_every->value();
    return shape;
}

flows::StreamBounds LoadForm::bounds() const
{
    return {.messages = static_cast<quint64>(m_messages->value()),
            .bytes = static_cast<quint64>(m_megabytes->value()) * kMegabyte,
            .timeMs = qint64{m_seconds->value()} * 1000};
}

void LoadForm::setShape(const LoadShape &shape)
{
    m_kind->setCurrentIndex(qMax(0, m_kind->findData(int(shape.kind))));
    m_rate->setValue(shape.rate);
    m_toRate->setValue(shape.toRate);
    m_ramp->setValue(shape.rampSeconds);
    m_burst->setValue(static_cast<int>(shape.burst));
    m_every->setValue(shape.everySeconds);
}

void LoadForm::setBounds(const flows::StreamBounds &bounds)
{
    m_seconds->setValue(static_cast<int>(bounds.timeMs / 1000));
    m_messages->setValue(static_cast<int>(bounds.messages));
    m_megabytes->setValue(static_cast<int>(bounds.bytes / kMegabyte));
}

QJsonObject LoadForm::state() const
{
    const LoadShape now = shape();
    return {{u"kind"_s, int(now.kind)},       {u"rate"_s, now.rate},
            {u"to"_s, now.toRate},            {u"ramp"_s, now.rampSeconds},
            {u"burst"_s, m_burst->value()},   {u"every"_s, now.everySeconds},
            {u"seconds"_s, m_seconds->value()}, {u"messages"_s, m_messages->value()},
            {u"megabytes"_s, m_megabytes->value()}};
}

void LoadForm::setState(const QJsonObject &state)
{
    if (!state.contains("kind"_L1))
        return;
    LoadShape shape;
    shape.kind = static_cast<LoadShape::Kind>(state.value("kind"_L1).toInt());
    shape.rate = state.value("rate"_L1).toDouble(shape.rate);
    shape.toRate = state.value("to"_L1).toDouble(shape.toRate);
    shape.rampSeconds = state.value("ramp"_L1).toDouble(shape.rampSeconds);
    shape.burst = static_cast<quint64>(qMax(1, state.value("burst"_L1).toInt(1)));
    shape.everySeconds = state.value("every"_L1).toDouble(shape.everySeconds);
    setShape(shape);
    m_seconds->setValue(state.value("seconds"_L1).toInt());
    m_messages->setValue(state.value("messages"_L1).toInt());
    m_megabytes->setValue(state.value("megabytes"_L1).toInt());
}

} // namespace streamscope::widgets

"""The rules of the HTML twins' style sheet that hold for every theme: nothing in, text of CSS out.

Only start and end, never left and right: a sheet written from right to left is mirrored by its `dir` alone.
"""

from __future__ import annotations

from typing import Final

PAGE: Final = """
:root{color-scheme:only light}
*{box-sizing:border-box}
html{background:#fff;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{max-inline-size:calc(var(--width) + 2rem);margin:0 auto;padding:1rem;background:#fff;
overflow-wrap:break-word;hyphens:none}
h1,h2,h3{overflow-wrap:anywhere}
a{color:var(--accent);text-decoration:underline;overflow-wrap:anywhere}
strong{font-weight:700}
bdi.kept,.cite{white-space:nowrap}
.untranslated{outline:.0417rem dashed;outline-offset:.0833rem}
.banner{display:flex;align-items:stretch;border:.0833rem solid var(--ink);min-block-size:var(--banner);
margin-block-end:var(--banner-gap)}
.banner>div{flex:1;align-self:center;padding:.25rem .5rem;text-align:center;text-wrap:balance}
.banner p{margin:0}
.banner::before,.banner::after{content:"";flex:0 0 min(3.3rem,8vw);
background:repeating-linear-gradient(121deg,var(--ink) 0 .165rem,#fff .165rem .567rem)}
main>:first-child,main>header:first-child>:first-child{margin-block-start:0}
header.masthead{display:flex;flex-wrap:wrap;gap:.25rem 2rem;justify-content:space-between;align-items:center;
padding-block-end:.4167rem;margin-block-end:.6667rem;border-block-end:var(--masthead-rule) solid var(--accent)}
header.masthead p{margin:0}
p.chip{display:inline-flex;align-items:center;gap:.35rem;inline-size:fit-content;padding:.125rem .5833rem;
border:.1042rem solid currentColor;border-radius:.25rem}
.clinician p.chip{border-width:.1458rem}
p.chip>.sign{inline-size:1.04rem;block-size:1.04rem;flex:none}
header.title-block p.chip{margin-block:0}
header.sheet-head{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;justify-content:space-between;
align-items:center}
header.sheet-head p.chip{margin-block:0 .3333rem}
footer{margin-block-start:2rem;padding-block-start:.3333rem;
border-block-start:var(--foot-rule) solid var(--ink)}
footer p{margin:0}
.sign{inline-size:var(--sign);block-size:var(--sign);color:var(--sign-colour,var(--accent));stroke-width:1.8;
overflow:visible}
main>section{padding-inline-start:var(--rail);--inner:var(--rail)}
main>section>h2{--sign:1.7717rem}
.signed>.sign:first-child{float:inline-start;
margin-inline:calc(var(--sign-centre) - var(--edge,0rem) - var(--inner) - var(--sign)/2)
 calc(var(--inner) + var(--edge,0rem) - var(--sign-centre) - var(--sign)/2)}
h2.signed>.sign:first-child{margin-block-start:calc((1lh - var(--sign))/2)}
p.chip.signed>.sign:first-child,th.signed>.sign:first-child{float:none;margin:0}
section.block{position:relative;display:flow-root;min-block-size:var(--block-least);
padding-block:var(--block-top) var(--block-bottom)}
section.block>*{--rail:0rem;--ring-start:0rem}
section.block>.sign.sign{float:none;position:absolute;margin:0;
inset-inline-start:calc(var(--sign-centre) - var(--sign)/2);
inset-block-start:calc(min(50%,5rem) - var(--sign)/2)}
section.block>*>.sign{display:none}
section.block>.sign,.plain .sign{stroke-width:1.4}
p.chip .sign{stroke-width:1.8}
section.block>h2{margin-block-start:0}
section.ruled{border-block-end:.0417rem solid var(--ink)}
section.side{display:flow-root;padding-inline-start:var(--side-head);
border-block-start:.0417rem solid var(--ink);padding-block-start:.4167rem;margin-block-start:.4167rem}
section.side>h2{float:inline-start;inline-size:calc(var(--side-head) - .9449rem);margin-block:0 .3333rem;
margin-inline-start:calc(-1*var(--side-head));overflow-wrap:break-word}
section.side>h2+*{margin-block-start:0}
section.imprint{display:flow-root}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));
gap:0 var(--column-gap)}
.pairs{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,14rem),1fr));gap:0 1.8898rem}
p.write-in{display:flex;flex-wrap:wrap;align-items:flex-end;margin:0}
p.write-in>.words{padding-inline-end:.5rem;max-inline-size:75%}
p.write-in>.line{flex:1 0 100%;block-size:var(--write-in);border-block-end:.0833rem solid var(--ink)}
p.write-in>.words+.line{flex:1 0 20%}
"""

LISTS: Final = """
ul,ol{margin-block:0 .5rem;padding-inline-start:0}
ul>li{margin-inline-start:var(--bullet-indent)}
li>.body>p{margin-block:0}
ul>li::marker{color:var(--accent)}
ol,.questions,.flags,.plain-list{list-style:none}
.plain-list>li,.flags>li{margin-inline-start:0}
.questions>li{position:relative;margin-inline-start:0;padding-inline-start:var(--question-indent)}
.questions>li::before{content:"";position:absolute;inset-inline-start:0;
inset-block-start:calc((1lh - var(--question-box))/2);inline-size:var(--question-box);
block-size:var(--question-box);border:.1042rem solid var(--ink)}
.steps{margin-inline-start:calc(-1*var(--rail))}
.steps>li{position:relative;min-block-size:var(--step-least);padding-block-start:calc((var(--ring) - 1lh)/2);
padding-inline-start:max(var(--rail),calc(var(--ring-start) + var(--ring) + .5rem))}
.steps>li>.label{position:absolute;inset-inline-start:var(--ring-start);inset-block-start:0;display:grid;
place-items:center;inline-size:var(--ring);block-size:var(--ring);border:.1458rem solid var(--accent);
border-radius:50%;background:#fff;color:var(--accent);font-weight:700}
.steps>li:not(:last-child)::before{content:"";position:absolute;
inset-inline-start:calc(var(--ring-start) + var(--ring)/2 - .0417rem);
inset-block:var(--ring) calc(-1*var(--step-after,.5833rem));border-inline-start:.0833rem solid var(--accent)}
.references>li{display:grid;grid-template-columns:1.75rem 1fr}
.references .label{font:inherit}
.references .body{min-inline-size:0;overflow-wrap:anywhere}
.references .body>p{margin:0}
"""

BOXES: Final = """
.key-points,.red-flags,.warning,.tip,.how-to-read,.bottom-line{display:flow-root;margin-block:var(--box-before)}
main section>.warning,main section>.tip,main section>.how-to-read,main section>.key-points,main section>figure,
main section>.pair,figcaption>.how-to-read{margin-inline-start:calc(-1*var(--rail))}
.key-points>:last-child,.red-flags>:last-child,.warning>:last-child,.tip>:last-child,.how-to-read>:last-child,
.bottom-line>:last-child{margin-block-end:0}
.key-points li:last-child,.bottom-line li:last-child{margin-block-end:0}
.key-points>h2,.red-flags>h2,.bottom-line>h2{margin-block-start:0}
.flags>li{margin-block:0;border-block-start:.0417rem solid var(--ink);padding-block:.4167rem}
.flags>li:last-child{padding-block-end:0}
.flags>li>.body{display:grid;grid-template-columns:var(--flags);gap:0 1rem}
.flags p{margin-block:0}
.red-flags .ring{white-space:nowrap;line-height:1}
figure{margin:.8333rem 0}
figure img{max-inline-size:100%;block-size:auto;display:block}
figcaption{padding-inline-start:var(--rail)}
figure.array{display:grid;grid-template-columns:var(--array) minmax(0,1fr);
grid-template-rows:repeat(4,auto) 1fr auto;column-gap:var(--array-gap);
border-block-start:.1875rem solid var(--accent);padding-block-start:.5rem}
figure.array.harm{border-color:var(--alarm)}
figure.array>*{grid-column:2;margin-block-end:0}
figure.array>.marks{grid-column:1;grid-row:1/span 5;align-self:start}
figure.array>figcaption{grid-column:1/-1}
.marks{display:block;inline-size:100%;max-inline-size:var(--array);block-size:auto;background:#fff;
forced-color-adjust:none}
.marks.of-100{max-inline-size:17.2rem}
p.array-word{font-weight:700;margin:0;color:var(--accent)}
figure p.array-word.harm,figure p.big.harm{color:var(--alarm)}
figure p.big{color:var(--accent)}
p.legend-filled,p.legend-open{position:relative;padding-inline-start:1.1667rem;color:var(--ink);font-weight:400}
p.legend-filled{margin-block-start:.5rem}
.mark{position:absolute;inset-inline-start:0;inset-block-start:calc((1lh - .75rem)/2);inline-size:.75rem;
block-size:.75rem;forced-color-adjust:none}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17.5rem),1fr));gap:0 var(--array-gap);
margin-block:.8333rem}
.pair>figure.array{grid-row:span 7;grid-template:subgrid/minmax(0,1fr);margin-block:0 .8333rem}
.pair>figure.array>*{grid-column:1}
.pair>figure.array>.marks{grid-row:auto;margin-block:.3333rem .5rem}
.pair figcaption{padding-inline-start:0}
figure>.pair{margin-block:0}
figure>.pair~p{margin-inline-start:var(--rail)}
.mark.of-100{block-size:1rem;inset-block-start:calc((1lh - 1rem)/2)}
.dots{display:block;block-size:.6142rem;inline-size:auto;aspect-ratio:13.4/2.6;margin-block:.1667rem .0833rem;
forced-color-adjust:none}
figure.plot{display:grid;grid-template-columns:38.3% 18.6% 18.6% minmax(0,1fr)}
figure.plot>*{grid-column:1/-1;margin-block:0}
figure.plot>.plot-axis{grid-column:2/4;inline-size:100%}
.plot-mark,.plot-axis,.even{display:block;overflow:visible;forced-color-adjust:none}
.plot-axis text{direction:ltr}
[dir=rtl] .plot-left::before,[dir=rtl] .plot-right::after{content:none}
[dir=rtl] .plot-left::after{content:" ←";content:" ←"/""}
[dir=rtl] .plot-right::before{content:"→ ";content:"→ "/""}
figure.plot>.plot-unit{grid-column:2/4;text-align:center}
figure.plot>.plot-left,figure.plot>.plot-right{grid-column:1/3;font-weight:700;text-align:end;
padding-inline:.3333rem}
figure.plot>.plot-right{grid-column:3/-1;text-align:start}
.plot-left::before{content:"← ";content:"← "/""}
.plot-right::after{content:" →";content:" →"/""}
[dir=rtl] figure.plot>.plot-left{grid-column:3/-1;text-align:start}
[dir=rtl] figure.plot>.plot-right{grid-column:1/3;text-align:end}
figure.plot>figcaption{margin-block-start:.5rem;padding-inline-start:0}
"""

TABLES: Final = """
table{border-collapse:collapse;inline-size:100%;margin-block:.6667rem}
th,td{text-align:start;vertical-align:top;padding:var(--cell-top) 0 var(--cell-bottom);
padding-inline-end:max(var(--cell-end),.5rem)}
td p,th p{margin-block:0}
thead th{vertical-align:bottom}
th .light{font-weight:400}
td .value{font-weight:700}
.outcomes thead tr{border-block-end:.1042rem solid var(--accent)}
.outcomes tbody tr,.status tr{border-block-end:.0417rem solid var(--ink)}
.status tbody tr:last-child{border-block-end:0}
.group th{padding-block-start:.75rem}
.outcomes thead th:first-child{inline-size:24%}
.outcomes thead th:nth-child(3){inline-size:26%}
.plot table,table.plot{table-layout:fixed;margin-block:0}
table.plot th:first-child{inline-size:38.3%}
table.plot thead tr{border-block-end:.1042rem solid var(--accent)}
table.plot thead th:last-child,table.plot td p{text-align:end;padding-inline-end:0}
table.plot tbody tr+tr>*{border-block-start:.0417rem solid var(--ink)}
table.plot td{position:relative;block-size:2.8346rem;padding-block:0;padding-inline-end:0;vertical-align:middle}
table.plot td>.even{position:absolute;inset-block:-1px;inset-inline-start:0;inline-size:60.3%;
block-size:calc(100% + 2px)}
table.plot td>.plot-mark{float:inline-start;inline-size:60.3%}
table.plot td .value{font-weight:400;padding-block-start:.25rem}
table.plot th .light{font-weight:400}
.options{table-layout:fixed}
.options th,.options td{padding-inline:var(--cell-side)}
.options tr>:first-child{padding-inline-start:0;inline-size:var(--question-column)}
.options tr{border-block-end:.0417rem solid var(--ink)}
.options tr>*+*{border-inline-start:.0417rem solid var(--ink)}
.options thead .option{vertical-align:top;border-block-start:var(--option-rule) solid var(--accent)}
.options thead .matters{inline-size:calc(var(--matters-column) + .5rem);
border-block-start:var(--option-rule) solid var(--ink);border-inline-start-width:.0833rem}
.options td.rings{border-inline-start-width:.0833rem;vertical-align:middle}
th.option .sign,.cards th .sign{display:block;--sign:var(--card-sign)}
.options th .sign{display:none}
p.tag-same,p.tag-different{inline-size:fit-content;padding:.0833rem .3333rem;border:.0833rem solid var(--ink)}
p.tag-different{border-style:dashed}
.scale{display:flex;font-weight:400}
.scale>span{flex:0 1 var(--tick-pitch);text-align:center}
.tick,.cards p.scale>span::before{content:"";flex:none;inline-size:var(--tick);block-size:var(--tick);
border:.0833rem solid var(--ink);border-radius:50%}
td .scale>.tick{flex:0 0 var(--tick);margin-inline:calc((var(--tick-pitch) - var(--tick))/2)}
.cards,.cards thead,.cards tbody{display:block}
.cards tbody.card{display:grid;grid-template-columns:var(--card-name) var(--card-label) minmax(0,1fr);
margin-block-end:var(--card-gap);border:.0833rem solid var(--accent);border-radius:.25rem;overflow:hidden}
.cards tr{display:contents}
.cards th,.cards td{padding:var(--cell-top) var(--cell-side) var(--cell-bottom);
border-block-start:.0417rem solid var(--ink)}
.cards tr:first-child>*{border-block-start:0}
.cards th[scope=rowgroup]{grid-column:1;grid-row:1/span 50;background:var(--tint);
border-inline-end:.0833rem solid var(--accent)}
.cards th[scope=row]{grid-column:2;padding-inline-end:0}
.cards td{grid-column:3}
.cards p.scale{gap:1.5rem;flex-wrap:wrap}
.cards p.scale>span{display:flex;align-items:center;gap:.5rem;flex:none}
"""

NARROW: Final = """
@media screen and (max-width:44rem){
:root{--rail:0rem;--side-head:0rem;--ring-start:0rem}
body{padding:.75rem}
.key-points,.red-flags,.warning,.bottom-line{padding-inline:.75rem;--edge:0rem}
.tip,.how-to-read{padding-inline:0}
main>section,.steps>li{--inner:0rem}
.signed>.sign:first-child,section.side>h2{float:inline-start;margin-inline:0 .5rem}
.signed>.sign:first-child{--sign:1.9rem}
section.block>.sign.sign{position:static;float:inline-start;margin-inline:0 .5rem;--sign:1.9rem}
section.side>h2{float:none;inline-size:auto;margin-inline:0}
.flags>li>.body{grid-template-columns:minmax(0,1fr)}
figure.array{grid-template-columns:minmax(0,1fr);grid-template-rows:none}
figure.array>*,figure.array>figcaption{grid-column:1}
figure.array>.marks{grid-row:auto;margin-block:.3333rem .5rem}
}
@media screen and (max-width:56rem){
.options,.outcomes,.status,.options tbody,.outcomes tbody,.status tbody,.options tr,.outcomes tr,.status tr,
.options th,.outcomes th,.status th,.options td,.outcomes td,.status td{display:block;inline-size:auto;border:0;
padding-inline:0}
.options thead,.outcomes thead,.status thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;
clip-path:inset(50%);white-space:nowrap}
.options tr,.outcomes tr,.status tr{padding-block:.5rem;border-block-end:.0417rem solid var(--ink)}
.options tr>:first-child,.outcomes tr>:first-child{inline-size:auto}
.options tbody th{font-size:1.15em}
td:empty{display:none}
td[data-head]::before{display:block;content:attr(data-head);content:attr(data-head)/"";font-weight:700;
color:var(--accent)}
td .scale>.tick{position:relative;margin-block-end:1.5rem;flex:0 0 var(--tick);
margin-inline:calc(var(--tick-pitch)/2 - var(--tick)/2)}
.tick::after{content:attr(data-word);content:attr(data-word)/"";position:absolute;inset-block-start:100%;
inset-inline:-2rem;text-align:center}
figure.plot{grid-template-columns:0 minmax(0,1fr) minmax(0,1fr) 0}
table.plot,table.plot tbody,table.plot tr,table.plot th,
table.plot th:first-child,table.plot td{display:block;inline-size:auto;block-size:auto}
table.plot thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);
white-space:nowrap}
table.plot td[data-head]::before,table.plot td>.even{display:none}
table.plot th,table.plot tbody tr+tr>td{border-block:0}
table.plot tr+tr{border-block-start:.0417rem solid var(--ink)}
table.plot td>.plot-mark{float:none;inline-size:100%}
table.plot td p{text-align:start}
figure.plot>.plot-left,figure.plot>.plot-right{padding-inline:0 .3333rem}
.cards tbody.card{grid-template-columns:minmax(0,1fr)}
.cards th[scope=rowgroup],.cards th[scope=row],.cards td{grid-column:1;grid-row:auto;border-inline-end:0}
.cards tr>th[scope=row]{border-block-start:.0417rem solid var(--ink);padding-block-end:0}
.cards td{border-block-start:0;padding-block-start:0}
}
"""

PRINTED: Final = """
@media print{
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{max-inline-size:none;padding:0}
h1,h2,h3{break-after:avoid;break-inside:avoid}
p,li{orphans:2;widows:2}
.key-points,.red-flags,.warning,.tip,.how-to-read,.bottom-line,figure,figcaption,tr,.card,.steps>li,p.write-in,
.pairs,li,.columns>*,footer{break-inside:avoid}
footer{break-before:avoid}
thead{display:table-header-group}
a{text-decoration:none}
}
"""

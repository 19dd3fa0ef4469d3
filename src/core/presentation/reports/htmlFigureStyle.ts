/** The style of a drawn graph in a report: the rules are those of the panel (media/graph.css), as a test demands, on the colors of the report. */
export const FIGURE_STYLE = `
:root {
  --ok: #137a4b; --broken: var(--bad); --unknown: #66717f; --on-mark: #ffffff; --none: #66717f;
  --cluster: #1668c9; --etcd: #b85c00; --etcd-peer: #857400; --front-proxy: #8238c4; --kubelet-serving: #0b7d75;
  --tokens: #bf2f6b; --faint: var(--quiet); --panel: var(--band-color); --panel-border: var(--line); --box: var(--page);
  --box-border: var(--quiet); --hub: #e8f0fa; --hub-border: #1668c9; --band: 0.16;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ok: #4ac38b; --unknown: #9aa7b8; --on-mark: #10151c; --none: #9aa7b8; --cluster: #5aa9ff; --etcd: #f0a458;
    --etcd-peer: #e3d05a; --front-proxy: #c792f5; --kubelet-serving: #4fd0c8; --tokens: #f58fb5; --hub: #16263a;
    --hub-border: #5aa9ff; --band: 0.2;
  }
}
figure.connections { margin: 1rem 0; }
figure.connections svg { display: block; width: 100%; height: auto; }
figure.connections figcaption { color: var(--quiet); font-size: 0.875rem; overflow-wrap: anywhere; }
.connections text { fill: var(--text); font-size: 12px; }
.legend text { fill: var(--faint); }
.frame rect { fill: var(--panel); stroke: var(--panel-border); }
.frame text { font-size: 14px; font-weight: 600; }
.box .body { fill: var(--box); stroke: var(--box-border); stroke-width: 1.2; }
.box.kube-apiserver .body { fill: var(--hub); stroke: var(--hub-border); }
.box.elsewhere .body { fill: var(--panel); stroke: var(--box-border); stroke-dasharray: 5 4; }
.box.inferred .body { fill: var(--panel); stroke: var(--box-border); stroke-dasharray: 2 3; }
.box .title { font-size: 13px; font-weight: 600; }
.box .subtitle { fill: var(--faint); font-size: 11px; }
.box .state { fill: var(--faint); font-size: 11px; }
.box .state.bad { fill: var(--broken); }
.bands { opacity: var(--band); }
.band { fill: none; stroke-width: 9; stroke-linejoin: round; }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; }
.edge.broken .line { stroke-width: 2.5; stroke-dasharray: 8 5; }
.edge.follows .line { stroke-dasharray: 12 4 2 4; }
.edge.unknown .line { stroke-dasharray: 2 5; stroke-linecap: round; }
.edge.ok .line { stroke: var(--ok); }
.edge.broken .line { stroke: var(--broken); }
.edge.follows .line { stroke: var(--broken); }
.edge.unknown .line { stroke: var(--unknown); }
.edge.ok .head { fill: var(--ok); }
.edge.broken .head { fill: var(--broken); }
.edge.follows .head { fill: var(--broken); }
.edge.unknown .head { fill: var(--unknown); }
.badge circle { stroke: var(--panel); stroke-width: 2; }
.badge path { fill: none; stroke: var(--on-mark); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.badge.ok circle { fill: var(--ok); }
.badge.broken circle { fill: var(--broken); }
.badge.follows circle { fill: var(--panel); stroke: var(--broken); }
.badge.follows path { stroke: var(--broken); }
.badge.unknown circle { fill: var(--unknown); }
.seal { stroke: var(--panel); stroke-width: 1.5; }
.seal.none { fill: var(--panel); stroke: var(--none); }
.seal.cluster { fill: var(--cluster); }
.seal.etcd { fill: var(--etcd); }
.seal.etcd-peer { fill: var(--etcd-peer); }
.seal.front-proxy { fill: var(--front-proxy); }
.seal.kubelet-serving { fill: var(--kubelet-serving); }
.seal.tokens { fill: var(--tokens); }
.band.none { stroke: transparent; }
.band.cluster { stroke: var(--cluster); }
.band.etcd { stroke: var(--etcd); }
.band.etcd-peer { stroke: var(--etcd-peer); }
.band.front-proxy { stroke: var(--front-proxy); }
.band.kubelet-serving { stroke: var(--kubelet-serving); }
.band.tokens { stroke: var(--tokens); }
.connections .edge .label { font-size: 11.5px; }
.connections .edge .note { fill: var(--faint); font-size: 10.5px; }
.connections .edge.broken .note { fill: var(--broken); }
@media print {
  figure.connections svg { break-inside: avoid; max-height: 145mm; }
}
`;

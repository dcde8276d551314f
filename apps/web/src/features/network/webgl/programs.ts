// How the graphics card draws the dots of people and the branches between them.
import type { Stage } from '@threefold/domain/contacts/stage';
import { EdgeProgram, NodeProgram, type ProgramInfo } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';

// A dot that tells its stage by shape as well as by colour, as `StageMark` does: ring, ring with a dot, half, three
// quarters, disc, disc with a tick, broken ring, ring with a bar.

type DotData = { shape: number; fill: string };

export const shapeOf: Record<Stage, number> = {
  identified: 0,
  written: 1,
  called: 2,
  scheduled: 3,
  met: 4,
  thanked: 5,
  dormant: 6,
  closed: 7,
};

const nodeVertexShader = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_fill;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_fill;
varying vec2 v_offset;
varying float v_radius;
varying float v_shape;
const float bias = 255.0 / 254.0;

void main() {
  // In pixels of the page; the triangle leaves room for a finger.
  v_radius = a_size / u_sizeRatio;
  float reach = (v_radius + 6.0) * 2.0;
  v_offset = reach * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + v_offset * u_correctionRatio * 2.0, 1)).xy, 0, 1);
  v_shape = a_shape;
  v_fill = a_fill;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
  v_fill.a *= bias;
}`;

const nodeFragmentShader = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_fill;
varying vec2 v_offset;
varying float v_radius;
varying float v_shape;
uniform float u_feather;

/* How much of a pixel lies inside, by the distance to the border in pixels. */
float inside(float distance) {
  return clamp(distance / u_feather + 0.5, 0.0, 1.0);
}

float toLine(vec2 point, vec2 from, vec2 to) {
  vec2 way = to - from;
  float share = clamp(dot(point - from, way) / dot(way, way), 0.0, 1.0);
  return length(point - from - way * share);
}

void main(void) {
  float away = length(v_offset);
  #ifdef PICKING_MODE
  if (away > v_radius + 5.0) gl_FragColor = vec4(0.0);
  else gl_FragColor = v_color;
  #else
  vec2 point = v_offset / v_radius;
  float disc = inside(v_radius - away);
  float stroke = max(0.27 * v_radius, min(1.3, v_radius));
  float ring = inside(away - (v_radius - stroke));
  float ink = 1.0;
  if (v_shape < 0.5) ink = ring;
  else if (v_shape < 1.5) ink = max(ring, inside(0.38 * v_radius - away));
  else if (v_shape < 2.5) ink = max(ring, inside(-v_offset.x));
  else if (v_shape < 3.5) ink = max(ring, max(inside(-v_offset.x), inside(-v_offset.y)));
  else if (v_shape < 4.5) ink = 1.0;
  else if (v_shape < 5.5) {
    float tick = min(
      toLine(point, vec2(-0.42, -0.02), vec2(-0.1, -0.34)),
      toLine(point, vec2(-0.1, -0.34), vec2(0.45, 0.3))
    );
    if (v_radius > 5.5) ink = 1.0 - inside((0.11 - tick) * v_radius);
  }
  else if (v_shape < 6.5) ink = ring * step(0.0, sin(atan(point.y, point.x) * 7.0 + 0.8));
  else ink = max(ring, inside(0.13 * v_radius - abs(v_offset.y)) * inside(0.48 * v_radius - abs(v_offset.x)));
  gl_FragColor = vec4(mix(v_fill.rgb, v_color.rgb, ink), 1.0) * disc;
  #endif
}`;

const nodeUniforms = ['u_sizeRatio', 'u_correctionRatio', 'u_matrix', 'u_feather'] as const;
type NodeUniform = (typeof nodeUniforms)[number];

/** A class because sigma builds its programs from classes. */
export class StageNodeProgram extends NodeProgram<NodeUniform> {
  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: nodeVertexShader,
      FRAGMENT_SHADER_SOURCE: nodeFragmentShader,
      METHOD: TRIANGLES,
      UNIFORMS: nodeUniforms,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_shape', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_fill', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_angle', size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
    };
  }

  override processVisibleItem(
    nodeIndex: number,
    start: number,
    data: NodeDisplayData & Partial<DotData>,
  ): void {
    const values = [
      data.x,
      data.y,
      data.size,
      data.shape ?? 0,
      floatColor(data.color),
      floatColor(data.fill ?? data.color),
      nodeIndex,
    ];
    this.array.set(values, start);
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<NodeUniform>): void {
    gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
    gl.uniform1f(uniformLocations.u_feather, 1 / params.pixelRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
  }
}

// A referral as a branch: it leaves whoever named outwards and reaches whom they named from within, as in the rings.

const steps = 18;

const branchVertexShader = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_from;
attribute vec2 a_to;
attribute float a_width;
attribute float a_along;
attribute float a_side;
uniform mat3 u_matrix;
uniform float u_correctionRatio;
varying vec4 v_color;
varying float v_across;
varying float v_width;
const float bias = 255.0 / 254.0;
const vec2 centre = vec2(0.5, 0.5);

vec2 outwards(vec2 from, float reach) {
  float away = length(from);
  return away < 0.00001 ? vec2(0.0) : from / away * reach;
}

void main() {
  vec2 a = a_from - centre;
  vec2 d = a_to - centre;
  float middle = (length(a) + length(d)) / 2.0;
  vec2 b = outwards(a, middle);
  vec2 c = outwards(d, middle);
  float t = a_along;
  float s = 1.0 - t;
  vec2 point = s*s*s*a + 3.0*s*s*t*b + 3.0*s*t*t*c + t*t*t*d;
  vec2 way = 3.0*s*s*(b - a) + 6.0*s*t*(c - b) + 3.0*t*t*(d - c);
  if (length(way) < 0.000001) way = d - a;
  if (length(way) < 0.000001) way = vec2(1.0, 0.0);
  way = normalize(way);
  // Half the line and a pixel more, over which it fades.
  float half_ = a_width / 2.0 + 1.0;
  vec2 aside = vec2(-way.y, way.x) * a_side * half_ * u_correctionRatio * 2.0;
  gl_Position = vec4((u_matrix * vec3(point + centre + aside, 1)).xy, 0, 1);
  v_across = a_side * half_;
  v_width = a_width;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`;

const branchFragmentShader = /* glsl */ `
precision mediump float;
varying vec4 v_color;
varying float v_across;
varying float v_width;
void main(void) {
  #ifdef PICKING_MODE
  gl_FragColor = vec4(0.0);
  #else
  float cover = clamp(v_width / 2.0 + 0.5 - abs(v_across), 0.0, 1.0);
  gl_FragColor = vec4(v_color.rgb, 1.0) * v_color.a * cover;
  #endif
}`;

const branchUniforms = ['u_correctionRatio', 'u_matrix'] as const;
type BranchUniform = (typeof branchUniforms)[number];

/** A class because sigma builds its programs from classes. */
export class BranchEdgeProgram extends EdgeProgram<BranchUniform> {
  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
    return {
      VERTICES: 2 * (steps + 1),
      VERTEX_SHADER_SOURCE: branchVertexShader,
      FRAGMENT_SHADER_SOURCE: branchFragmentShader,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS: branchUniforms,
      ATTRIBUTES: [
        { name: 'a_from', size: 2, type: FLOAT },
        { name: 'a_to', size: 2, type: FLOAT },
        { name: 'a_width', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [
        { name: 'a_along', size: 1, type: FLOAT },
        { name: 'a_side', size: 1, type: FLOAT },
      ],
      CONSTANT_DATA: Array.from({ length: 2 * (steps + 1) }, (_, vertex) => [
        Math.floor(vertex / 2) / steps,
        vertex % 2 === 0 ? -1 : 1,
      ]),
    };
  }

  override processVisibleItem(
    edgeIndex: number,
    start: number,
    ...[from, to, data]: [NodeDisplayData, NodeDisplayData, EdgeDisplayData]
  ): void {
    this.array.set([from.x, from.y, to.x, to.y, data.size, floatColor(data.color), edgeIndex], start);
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<BranchUniform>): void {
    gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
  }
}

// A dot that tells its stage by shape as well as by colour, as `StageMark` does: ring, ring with a dot, half, three
// quarters, disc, disc with a tick, broken ring, ring with a bar.
import type { Stage } from '@threefold/domain/contacts/stage';
import { NodeProgram, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';

export type DotData = { shape: number; fill: string };

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

const vertexShader = /* glsl */ `
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

const fragmentShader = /* glsl */ `
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

const uniforms = ['u_sizeRatio', 'u_correctionRatio', 'u_matrix', 'u_feather'] as const;
type Uniform = (typeof uniforms)[number];

/** A class because sigma builds its programs from classes. */
export class StageNodeProgram extends NodeProgram<Uniform> {
  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: vertexShader,
      FRAGMENT_SHADER_SOURCE: fragmentShader,
      METHOD: TRIANGLES,
      UNIFORMS: uniforms,
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

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<Uniform>): void {
    gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
    gl.uniform1f(uniformLocations.u_feather, 1 / params.pixelRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
  }
}
